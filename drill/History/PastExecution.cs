using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Drill.History;

/// <summary>What an execution was, for whoever counts them.</summary>
[JsonConverter(typeof(KebabCase<ExecutionKind>))]
internal enum ExecutionKind
{
    /// <summary>On purpose.</summary>
    Drill,

    /// <summary>The writer or the region was lost, or the execution ended before it knew better.</summary>
    Real,

    /// <summary>An alarm for which nothing was the matter: the wire proved the writer, or the alarm was over.</summary>
    FalseAlarm,

    /// <summary>It was to write nothing: mode observe.</summary>
    Observed,

    /// <summary>The heartbeat or an alarm saw the outage of a drill that was at work: detection, and no failover of its own.</summary>
    Echo,

    /// <summary>It stood down because another was at work, within the cool-down, paused, or denied.</summary>
    StoodDown,
}

/// <summary>One execution of the past, as its evidence tells it.</summary>
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

    /// <summary>Who or what: an alarm, the heartbeat, the watch, the schedule, an event of DocumentDB, a person.</summary>
    public required string StartedBy { get; init; }

    /// <summary>The reason that the input gave; null: it gave none.</summary>
    public string? Why { get; init; }

    /// <summary>The report's outcome; <c>aborted</c>, <c>timed-out</c> or <c>failed</c> where the execution ended without one.</summary>
    public required string Outcome { get; init; }

    /// <summary>Seconds without a proof that writes work; null where it is not known, or nothing was recovered.</summary>
    public double? OutageSeconds { get; init; }

    public int? ObjectiveSeconds { get; init; }

    /// <summary>Null where nothing is to be measured, or the outage is not known.</summary>
    public bool? ObjectiveMet { get; init; }

    /// <summary>Where the outage went; null where it is not known.</summary>
    public RecoveryParts? Parts { get; init; }

    /// <summary>One sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>Where the evidence lies: a file, or <c>s3://BUCKET/KEY</c>; null: none was kept.</summary>
    public string? Evidence { get; init; }

    /// <summary>Of the evidence's bytes, in hexadecimal; null where they were not read.</summary>
    public string? Sha256 { get; init; }
}
