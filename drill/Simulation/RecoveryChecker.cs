using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariants 9 and 10: no report claims a proof that was not made, and the recovery time that it states is the one that users saw.
/// </summary>
internal sealed class RecoveryChecker(World world, SimulationCase simulated, InvariantMonitor monitor, WireEvidence wire)
{
    /// <summary>
    /// Only faults that hurt the database alone, and a record that points to the cluster. Other faults also strike the heartbeat, its
    /// metric or the users' own connections; and if the record pins an instance, a driver in replica-set mode finds the new writer without
    /// it.
    /// </summary>
    public static bool IsComparable(SimulationCase simulated) => simulated.World is
    { Regions: null, Endpoint: EndpointKind.Cluster, Record: RecordStart.ClusterEndpoint }
        && simulated.Faults.All(static planned => planned.Fault is WriterCrash or RoleFlip or SlowPromotion);

    /// <summary>
    /// A heartbeat is dated when it is answered or abandoned: against a silent host that is after its timeout, and the next one begins
    /// later by as much. A driver needs as long to notice a broken connection.
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    private readonly List<(WatchedExecution Watch, Recovery Recovery)> told = [];

    /// <summary>If the two are compared, the application writes often and follows the record.</summary>
    public static WorldSpec With(WorldSpec spec, SimulationCase simulated) => !IsComparable(simulated) ? spec : spec with
    {
        Drivers = [DriverKind.Following],
        WriteInterval = TimeSpan.FromMilliseconds(500),
    };

    /// <summary>Call when the world's stack has been deployed.</summary>
    public void Begin() => wire.BeganAt = world.Cloud.Core.Time.Elapsed;

    public void OnReport(WatchedExecution watch, Report report)
    {
        if (report.Message.StartsWith("WRITES WORK", StringComparison.Ordinal) && wire.ProofsSince(watch.RunsSince) == 0)
        {
            Claimed(watch, "says that writes work, but no probe has proven it");
        }

        if (report.Recovery is not { } recovery)
        {
            return;
        }

        if (recovery.LastProof is { } last && !wire.WasAnswered(last, recovery.ResolutionSeconds))
        {
            Claimed(watch, $"names a heartbeat answered at {last:HH:mm:ss}, but there was none");
        }

        if (recovery.IsHeartbeat && !wire.WasAnswered(recovery.FirstProof, recovery.ResolutionSeconds))
        {
            Claimed(watch, $"names a heartbeat answered at {recovery.FirstProof:HH:mm:ss}, but there was none");
        }

        told.Add((watch, recovery));
    }

    /// <summary>Call at the end, when the users' outages are known.</summary>
    public void Check()
    {
        if (!IsComparable(simulated))
        {
            return;
        }

        foreach (var (watch, recovery) in told.Where(static t => t.Recovery is { IsOutageSeen: true, LastProof: not null }))
        {
            Compare(watch, recovery, world.Client.Report().Outages);
        }
    }

    private void Compare(WatchedExecution watch, Recovery recovery, IReadOnlyList<Outage> outages)
    {
        var (from, until) = (recovery.LastProof!.Value - World.Start, recovery.FirstProof - World.Start);
        var felt = outages.Where(o => o.From <= until && o.Until >= from).ToList();
        if (felt.Count == 0)
        {
            return;
        }

        var bound = TimeSpan.FromSeconds(
            simulated.World.HeartbeatSeconds + Math.Max(simulated.World.RecordTtl, 5) + recovery.ResolutionSeconds)
            + (Slack * Math.Max(1, simulated.World.Slowness / 2));
        var (begin, end) = (felt[0].From - from, until - felt[^1].Until!.Value);
        if (begin.Duration() > bound || end.Duration() > bound)
        {
            monitor.Violated(
                Invariants.RecoveryTime,
                $"{watch.Execution.Name} reports a recovery from {from:hh\\:mm\\:ss} to {until:hh\\:mm\\:ss}, but users saw one from "
                    + $"{felt[0].From:hh\\:mm\\:ss} to {felt[^1].Until:hh\\:mm\\:ss}: more than {bound.TotalSeconds:0} s apart");
        }
    }

    private void Claimed(WatchedExecution watch, string what) =>
        monitor.Violated(Invariants.NoFalseClaim, $"{watch.Execution.Name} {what}");
}
