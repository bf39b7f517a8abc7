using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Everything that the answer rests on, looked up at one moment.</summary>
internal sealed record ReadinessEvidence
{
    public required ReadinessRequest Request { get; init; }

    /// <summary>How often a drill is due, in days.</summary>
    public required int DrillDays { get; init; }

    public required Lookup<ClusterView> Cluster { get; init; }

    public required Lookup<Plan> Plan { get; init; }

    /// <summary>The zone's id, once nothing speaks against the zone.</summary>
    public required Lookup<string> Zone { get; init; }

    /// <summary>The record as it stands; a value of null where none does, and in record mode switch.</summary>
    public required Lookup<RecordView?> Record { get; init; }

    /// <summary>The readers' record, where the plan has one, likewise.</summary>
    public required Lookup<RecordView?> ReaderRecord { get; init; }

    /// <summary>The alarms that there are, by name.</summary>
    public required Lookup<IReadOnlyDictionary<string, AlarmView>> Alarms { get; init; }

    /// <summary>The newest heartbeat; a value of null where there was none lately.</summary>
    public required Lookup<BeatView?> Heartbeat { get; init; }

    /// <summary>The start of the newest day with a drill or a failover that was proven; a value of null where there is none within the limit.</summary>
    public required Lookup<DateTimeOffset?> LastProven { get; init; }

    /// <summary>The global cluster and its members; null for a stack of a single region.</summary>
    public Lookup<RegionsView>? Regions { get; init; }

    /// <summary>The pair of failover records and its switches; null in record mode cname.</summary>
    public SwitchView? Switch { get; init; }

    /// <summary>Whether this stack's cluster waits for another region's writer to be lost.</summary>
    public bool IsSecondary => Regions?.Value?.IsSecondary == true;

    public required DateTimeOffset At { get; init; }
}

/// <param name="IsAlive">Whether a writable primary answered each beat of that moment.</param>
internal sealed record BeatView(DateTimeOffset At, bool IsAlive);
