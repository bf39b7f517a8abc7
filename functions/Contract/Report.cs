using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<Outcome>))]
public enum Outcome
{
    /// <summary>The writer is back, proven over the wire.</summary>
    Recovered,

    /// <summary>Nothing had to be done, or nothing may be done.</summary>
    StoodDown,

    /// <summary>A drill completed, and the new writer was proven over the wire.</summary>
    Drilled,

    /// <summary>A person is needed.</summary>
    Unrecovered,

    /// <summary>The alarm was false: the writer was proven over the wire, and a person should repair the monitoring.</summary>
    MonitoringFault,
}

/// <summary>One line of the timeline.</summary>
/// <param name="Stage"><c>last-proof</c>, <c>first-proof</c>, <c>alarm</c>, <c>start</c>, <c>verdict</c>, <c>event</c>, <c>drill</c>,
/// <c>region</c>, <c>approval</c>, <c>promoting</c>, <c>promoted-region</c>, <c>promoted</c>, <c>swapped</c> or <c>switched</c>,
/// <c>in-sync</c>, <c>proven</c>, <c>failure</c> or <c>report</c>.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Stage, string Note);

/// <summary>What an execution did, for the person on call, the auditor and the next execution's cool-down.</summary>
public sealed record Report
{
    public required Outcome Outcome { get; init; }

    /// <summary>The message's subject: ASCII, at most 99 characters, as SNS requires.</summary>
    public required string Subject { get; init; }

    /// <summary>The message: what happened, what that means, what to do.</summary>
    public required string Message { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether operators should be notified; not about a duplicate that stood down, for example.</summary>
    public required bool Notify { get; init; }

    public string? Cluster { get; init; }

    /// <summary>Whether this execution changed anything: what the cool-down counts from.</summary>
    public required bool Acted { get; init; }

    /// <summary>What the last probe found; null if none was made.</summary>
    public ProbeOutcome? Probe { get; init; }

    /// <summary>Where the record pointed when the writer was proven; null if it was not, or in record mode switch.</summary>
    public string? RecordValue { get; init; }

    /// <summary>Null if nobody is known to have changed the record.</summary>
    public LedAway? LedAway { get; init; }

    /// <summary>Seconds from the last proof that writes worked to the first one after it; null if either is not known.</summary>
    public double? RecoverySeconds { get; init; }

    /// <summary>The same, with its proofs and parts; null if nothing was recovered.</summary>
    public Recovery? Recovery { get; init; }

    public int? ObjectiveSeconds { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public Plan? Plan { get; init; }

    /// <summary>The error that ended the execution, if any.</summary>
    public string? Error { get; init; }

    /// <summary>The execution's redrives when this was written.</summary>
    public int RedriveCount { get; init; }

    public required DateTimeOffset At { get; init; }
}
