using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<Mode>))]
public enum Mode
{
    /// <summary>Does what the evidence calls for.</summary>
    Act,

    /// <summary>Does everything but the writes, and reports exactly what it would do.</summary>
    Observe,

    /// <summary>Stands down: the cluster is under maintenance.</summary>
    Paused,
}

[JsonConverter(typeof(KebabCase<EndpointKind>))]
public enum EndpointKind
{
    /// <summary>The record points to the cluster endpoint, which AWS itself moves to the new writer.</summary>
    Cluster,

    /// <summary>The record points to the writer's instance endpoint, and is swapped with every promotion.</summary>
    Writer,
}

[JsonConverter(typeof(KebabCase<DrillKind>))]
public enum DrillKind
{
    /// <summary>A planned failover within the region, by <c>FailoverDBCluster</c>.</summary>
    Failover,

    /// <summary>A planned move of the global cluster's writer to this stack's region, without data loss.</summary>
    Switchover,
}

/// <summary>What reported a lost writer, if not an alarm.</summary>
[JsonConverter(typeof(KebabCase<AlarmSource>))]
public enum AlarmSource
{
    /// <summary>The heartbeat's workflow, which saw it itself. There is no alarm whose state could be read.</summary>
    Beats,

    /// <summary>The watch, which saw that the record no longer points to the writer that was proven. Nothing is written for it.</summary>
    Record,
}

/// <summary>The alarm that started the execution, as its event reported it, or the beats that started it.</summary>
/// <param name="State"><c>ALARM</c>, <c>OK</c> or <c>INSUFFICIENT_DATA</c>.</param>
public sealed record AlarmInfo(string Name, string State, DateTimeOffset StateChangedAt)
{
    /// <summary>When the watch read it in this state: its age counts from here. Null if known only from its event.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Null if it is a CloudWatch alarm.</summary>
    public AlarmSource? Source { get; init; }

    /// <summary>The watch's attempt at this alarm, from 1; null if the watch did not start the execution.</summary>
    public int? Attempt { get; init; }

    /// <summary>
    /// <see cref="Outcome.MonitoringFault"/> if operators were last notified that this alarm is false: the same finding is no news to them.
    /// </summary>
    public Outcome? Told { get; init; }
}

/// <summary>What this execution is going to do and why: the input, then the cluster's tags, then the stack's settings.</summary>
public sealed record Plan
{
    public required string Cluster { get; init; }

    /// <summary>The stack's own cluster, if <see cref="Cluster"/> takes its place.</summary>
    public string? Replaces { get; init; }

    /// <summary>The name that applications connect through: lower case, without the trailing dot.</summary>
    public required string Record { get; init; }

    /// <summary>The ID of the hosted zone that holds the record.</summary>
    public required string Zone { get; init; }

    /// <summary>The name of the readers' CNAME, which moves in one batch with <see cref="Record"/>, if any.</summary>
    public string? ReaderRecord { get; init; }

    public required EndpointKind Endpoint { get; init; }

    public required Mode Mode { get; init; }

    public DrillKind? Drill { get; init; }

    /// <summary>The name of an alarm that must be OK right before the drill triggers anything; null if there is none.</summary>
    public string? StopAlarm { get; init; }

    public string? Reason { get; init; }

    public AlarmInfo? Alarm { get; init; }

    /// <summary>Skips the cool-down.</summary>
    public bool Force { get; init; }

    /// <summary>The TTL of a new record, in seconds.</summary>
    public required int TtlSeconds { get; init; }

    /// <summary>The recovery time objective, in seconds; only the report measures against it.</summary>
    public required int ObjectiveSeconds { get; init; }

    /// <summary>How many proofs in a row make the writer proven.</summary>
    public required int Proofs { get; init; }

    /// <summary>How long to wait for a promoted writer.</summary>
    public required Budget Promotion { get; init; }

    /// <summary>How long to wait for Route 53.</summary>
    public required Budget InSync { get; init; }

    /// <summary>How long to wait for the proof over the wire.</summary>
    public required Budget Probe { get; init; }

    /// <summary>The plan for the global cluster; null for a stack of a single region.</summary>
    public GlobalPlan? Global { get; init; }

    /// <summary>The source of each value that overrides the stack's setting: <c>input</c> or <c>tag</c>.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <exception cref="InvalidRequestException">The plan is for a single region.</exception>
    internal GlobalPlan RequireGlobal() => Global ?? throw new InvalidRequestException(
        $"Expected the plan of {Cluster} to name a global cluster, but found none. Set the stack's parameter GlobalClusterIdentifier.");
}
