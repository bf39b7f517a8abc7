using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Everything that the answer rests on, read at one moment.</summary>
internal sealed record ReadinessEvidence : StackEvidence
{
    public required ReadinessRequest Request { get; init; }

    public override string ClusterId => Request.Cluster;

    /// <summary>How often a drill is due, in days.</summary>
    public required int DrillDays { get; init; }

    /// <summary>The zone's ID, if the zone passed its check.</summary>
    public required Lookup<string> Zone { get; init; }

    /// <summary>What answers in the VPC instead of the zone, for a person; a value of null if nothing is known to.</summary>
    public required Lookup<string?> Shadow { get; init; }

    /// <summary>The role in the zone's account, and what it may not do; null if the zone is in the stack's own.</summary>
    public Lookup<RoleGrants>? ZoneRole { get; init; }

    /// <summary>The kind of record that the stack has.</summary>
    public required RecordMode Mode { get; init; }

    /// <summary>What was found out about the record.</summary>
    public required IRecordReadiness Record { get; init; }

    /// <summary>The alarms that exist, by name.</summary>
    public required Lookup<IReadOnlyDictionary<string, AlarmView>> Alarms { get; init; }

    /// <summary>The newest heartbeat; a value of null if there was none recently.</summary>
    public required Lookup<HeartbeatPoint?> Heartbeat { get; init; }

    /// <summary>
    /// The start of the newest day with a proven drill or failover; a value of null if there is none within the limit.
    /// </summary>
    public required Lookup<DateTimeOffset?> LastProven { get; init; }

    public required DateTimeOffset At { get; init; }
}
