using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<RegionChoiceState>))]
public enum RegionChoiceState
{
    /// <summary>The evidence is not conclusive yet.</summary>
    Watching,

    /// <summary>This region is to be promoted, or is already being promoted.</summary>
    Chosen,

    /// <summary>This region is to be promoted, if a person agrees.</summary>
    ApprovalNeeded,

    /// <summary>Nothing is to be done here; <see cref="RegionChoice.Cause"/> and <see cref="RegionChoice.Reason"/> say why.</summary>
    StandingBy,

    /// <summary>This region has lost its writer for good: another region's stack, or a person there, acts.</summary>
    Elsewhere,

    /// <summary>The primary is lost, and no region can take over.</summary>
    None,
}

[JsonConverter(typeof(KebabCase<WitnessState>))]
public enum WitnessState
{
    /// <summary>The witness reports the primary as lost.</summary>
    Lost,

    /// <summary>The witness reports the primary as healthy.</summary>
    Well,

    /// <summary>The witness can't tell.</summary>
    Unknown,
}

/// <summary>One witness of the primary's state, consulted in this region.</summary>
/// <param name="Name"><c>heartbeat</c>, <c>api</c> or <c>lag</c>.</param>
/// <param name="Detail">What it reported, for a person.</param>
public sealed record Witness(string Name, WitnessState Says, string Detail);

/// <summary>A member that could become the global writer.</summary>
public sealed record RegionCandidate
{
    public required string Region { get; init; }

    /// <summary>The member's ARN.</summary>
    public required string Member { get; init; }

    /// <summary>Why it can't be promoted; null if it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether its problem is a status that may be over soon.</summary>
    public bool IsChanging { get; init; }

    /// <summary>The replication lag last seen, in seconds.</summary>
    public double? LagSeconds { get; init; }

    /// <summary>An upper bound, in seconds, for the acknowledged writes that its promotion loses.</summary>
    public int? LossSeconds { get; init; }
}

/// <summary>The question to a person. The task token goes between the parts.</summary>
/// <param name="Subject">ASCII, at most 99 characters, as SNS requires.</param>
/// <param name="Parts">Always five.</param>
public sealed record ApprovalQuestion(string Subject, IReadOnlyList<string> Parts);

/// <summary>One decision on whether, and where, the global writer is to move.</summary>
public sealed record RegionChoice : IStepResult<RegionChoiceState>
{
    public required RegionChoiceState State { get; init; }

    /// <summary>The number of this check, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next check, if any.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>Why it stands by.</summary>
    public StandDownCause? Cause { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The ARN of the global writer that the evidence is about.</summary>
    public string? Primary { get; init; }

    /// <summary>The region that takes over, if any.</summary>
    public string? Region { get; init; }

    /// <summary>A person requested a switchover: nothing may be lost.</summary>
    public bool Planned { get; init; }

    /// <summary>An upper bound, in seconds, for the acknowledged writes that the promotion loses.</summary>
    public int? LossSeconds { get; init; }

    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    public IReadOnlyList<RegionCandidate> Candidates { get; init; } = [];

    /// <summary>The number of checks in a row so far that found the region lost.</summary>
    public int LossLooks { get; init; }

    /// <summary>Since when at most one witness has reported a loss; null while more do.</summary>
    public DateTimeOffset? CalmSince { get; init; }

    public ApprovalQuestion? Approval { get; init; }

    /// <summary>The command for a person to run if another region is to act.</summary>
    public string? Command { get; init; }

    public required DateTimeOffset At { get; init; }
}
