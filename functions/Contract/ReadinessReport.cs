using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<Answer>))]
public enum Answer
{
    Yes,

    No,

    /// <summary>It could not be determined; never counts as a yes.</summary>
    Unknown,
}

/// <summary>One thing that a failover needs.</summary>
/// <param name="Name">In kebab case, such as <c>record</c>; unique in its report.</param>
/// <param name="Found">What was found, or why it could not be determined.</param>
/// <param name="Mend">What a person should do; null if the answer is yes.</param>
public sealed record ReadinessCheck(string Name, Answer Ok, string Found, string Expected, string? Mend);

/// <summary>Whether a failover would work right now and, if not, what to repair.</summary>
public sealed record ReadinessReport
{
    /// <summary>Every check's answer is yes.</summary>
    public required bool Ready { get; init; }

    public required string Cluster { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<ReadinessCheck> Checks { get; init; }

    /// <summary>Whether a planned failover may start now. Null in the answer of a stack of an earlier version.</summary>
    public DrillReadiness? Drill { get; init; }

    public required DateTimeOffset At { get; init; }
}
