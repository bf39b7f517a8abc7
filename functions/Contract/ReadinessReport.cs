using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<Answer>))]
public enum Answer
{
    Yes,

    No,

    /// <summary>It could not be asked: never taken for a yes.</summary>
    Unknown,
}

/// <summary>One thing that a failover needs.</summary>
/// <param name="Name">In kebab case, such as <c>record</c>; unique in its report.</param>
/// <param name="Found">What there is, or why it could not be asked.</param>
/// <param name="Mend">What a person should do; null where the answer is yes.</param>
public sealed record ReadinessCheck(string Name, Answer Ok, string Found, string Expected, string? Mend);

/// <summary>Whether a failover would work right now, and what to mend where it would not.</summary>
public sealed record ReadinessReport
{
    /// <summary>Every check's answer is yes.</summary>
    public required bool Ready { get; init; }

    public required string Cluster { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<ReadinessCheck> Checks { get; init; }

    public required DateTimeOffset At { get; init; }
}
