using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Drill.History;

/// <summary>What an execution was, for counting.</summary>
[JsonConverter(typeof(KebabCase<ExecutionKind>))]
internal enum ExecutionKind
{
    /// <summary>A failover or switchover on purpose.</summary>
    Drill,

    /// <summary>The writer or the region was lost, or the execution ended before it knew better.</summary>
    Real,

    /// <summary>An alarm without a cause: the probe proved the writer, or the alarm was over.</summary>
    FalseAlarm,

    /// <summary>It had to write nothing: mode observe.</summary>
    Observed,

    /// <summary>The heartbeat or an alarm noticed the outage of a running drill: a detection, but not a failover of its own.</summary>
    Echo,

    /// <summary>It stood down because another execution was running, within the cool-down, paused, or denied.</summary>
    StoodDown,

    /// <summary>A drill on the calendar that was not held; the execution is the one that asked whether it may be.</summary>
    Skipped,
}

/// <summary>One past execution, according to its evidence.</summary>
internal sealed record PastExecution
{
    /// <summary>Its ARN.</summary>
    public required string Execution { get; init; }

    [JsonIgnore]
    public string Name => Execution[(Execution.LastIndexOf(':') + 1)..];

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the report was made, or the execution ended without one.</summary>
    public DateTimeOffset EndedAt { get; init; }

    public string? Cluster { get; init; }

    public required ExecutionKind Kind { get; init; }

    /// <summary>Who or what started it: an alarm, the heartbeat, the watch, the schedule, an event of DocumentDB, an operator.</summary>
    public required string StartedBy { get; init; }

    /// <summary>The reason given in the input, if any.</summary>
    public string? Why { get; init; }

    /// <summary>The report's outcome; <c>aborted</c>, <c>timed-out</c> or <c>failed</c> if the execution ended without one;
    /// <c>skipped</c> for a drill that was not held.</summary>
    public required string Outcome { get; init; }

    /// <summary>Seconds without a proof that writes work; null if it is not known, or nothing was recovered.</summary>
    public double? OutageSeconds { get; init; }

    public int? ObjectiveSeconds { get; init; }

    /// <summary>Null if there is nothing to measure, or the outage is not known.</summary>
    public bool? ObjectiveMet { get; init; }

    /// <summary>Where the outage's time went; null if it is not known.</summary>
    public RecoveryParts? Parts { get; init; }

    /// <summary>One sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>The evidence's location: a file, or <c>s3://BUCKET/KEY</c>; null if none was kept.</summary>
    public string? Evidence { get; init; }

    /// <summary>The hash of the evidence's bytes, in hexadecimal; null if they were not read.</summary>
    public string? Sha256 { get; init; }
}
