namespace Failover.Drill.Facts;

/// <summary>What was found out about an assumption.</summary>
internal enum FindingState
{
    Confirmed,

    Refuted,

    /// <summary>Nothing was seen that decides it.</summary>
    NotSeen,
}

/// <summary>One of our assumptions about AWS, and what an account showed of it.</summary>
/// <param name="Id">A short name in kebab case.</param>
/// <param name="Assumption">What this project assumes, in one sentence.</param>
/// <param name="Evidence">What was seen, or why nothing was.</param>
internal sealed record Finding(string Id, string Assumption, FindingState State, string Evidence);

/// <summary>What <c>drill accept</c> found in an account: figures to replace guesses. Null: not measured.</summary>
internal sealed record MeasuredFacts
{
    public const int CurrentVersion = 1;

    /// <summary>The version of this format.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The ARN of the state machine that was used.</summary>
    public required string StateMachine { get; init; }

    public required string Cluster { get; init; }

    /// <summary>A planned failover: from its start until the promoted instance is the writer, by DocumentDB's own events.</summary>
    public MeasuredRange? Promotion { get; init; }

    /// <summary>From a change of a record until it is INSYNC.</summary>
    public MeasuredRange? Propagation { get; init; }

    /// <summary>From a beat until CloudWatch shows its data point.</summary>
    public MeasuredRange? BeatToMetric { get; init; }

    /// <summary>How much longer the first invocation of a function takes than the second.</summary>
    public MeasuredRange? ColdStart { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}
