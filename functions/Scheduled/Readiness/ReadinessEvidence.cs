using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Everything that the answer rests on, looked up at one moment.</summary>
internal sealed record ReadinessEvidence : StackEvidence
{
    public required ReadinessRequest Request { get; init; }

    public override string ClusterId => Request.Cluster;

    /// <summary>How often a drill is due, in days.</summary>
    public required int DrillDays { get; init; }

    /// <summary>The zone's id, once nothing speaks against the zone.</summary>
    public required Lookup<string> Zone { get; init; }

    /// <summary>What answers in the VPC in the zone's stead, for a person; a value of null where nothing is known to.</summary>
    public required Lookup<string?> Shadow { get; init; }

    /// <summary>The kind of record that the stack has.</summary>
    public required RecordMode Mode { get; init; }

    /// <summary>What was found of the record.</summary>
    public required IRecordReadiness Record { get; init; }

    /// <summary>The alarms that there are, by name.</summary>
    public required Lookup<IReadOnlyDictionary<string, AlarmView>> Alarms { get; init; }

    /// <summary>The newest heartbeat; a value of null where there was none lately.</summary>
    public required Lookup<BeatView?> Heartbeat { get; init; }

    /// <summary>
    /// The start of the newest day with a drill or a failover that was proven; a value of null where there is none within the limit.
    /// </summary>
    public required Lookup<DateTimeOffset?> LastProven { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <param name="IsAlive">Whether a writable primary answered each beat of that moment.</param>
internal sealed record BeatView(DateTimeOffset At, bool IsAlive);
