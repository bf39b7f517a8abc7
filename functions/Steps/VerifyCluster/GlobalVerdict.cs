using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>What the global cluster's state decides, before the cluster's own state is considered. Pure.</summary>
internal static class GlobalVerdict
{
    /// <returns>
    /// Null if this region has the global writer and may move the record: the rest is then decided as in a single region.
    /// </returns>
    public static Conclusion? Decide(Evidence evidence)
    {
        var drill = evidence.Plan.Drill;
        if (evidence is not { Plan.Global: { } plan, Global: { } view })
        {
            return drill == DrillKind.Switchover
                ? Conclusion.StandDown(StandDownCause.DrillUnsafe,
                    "a switchover needs a global cluster, but this stack has none (GlobalClusterIdentifier)")
                : null;
        }

        if (view.Failover is { IsCancelling: true } cancelled)
        {
            return WhileCancelling(drill, plan, view, cancelled);
        }

        if (view.Failover is { } failover)
        {
            return failover.LeadsTo(plan.Member)
                ? new Conclusion(VerdictState.Region, $"a failover of {view.Id} to {plan.Home} is {failover.Status}: joining it")
                : Conclusion.StandDown(StandDownCause.StandingBy,
                    $"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}: that region's stack acts");
        }

        return view.Find(plan.Member) is { IsWriter: true } ? AsWriter(evidence, plan, view)
            : drill is null ? new Conclusion(VerdictState.Region, Secondary(evidence, view))
            : UnsafeDrill(evidence, plan, view) is { } danger ? danger
            : new Conclusion(VerdictState.Region, $"moving {view.Id} to {plan.Home} on purpose");
    }

    /// <summary>
    /// No region acts meanwhile: the stack that has the writer and those that watch it wait until the cancellation is over.
    /// </summary>
    private static Conclusion WhileCancelling(DrillKind? drill, GlobalPlan plan, GlobalView view, GlobalFailover failover)
    {
        var what = $"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}";
        return drill is not null ? Conclusion.StandDown(StandDownCause.DrillUnsafe, $"a drill needs everything in order, but {what}")
            : new Conclusion(
                view.Find(plan.Member) is { IsWriter: true } ? VerdictState.Await : VerdictState.Region, $"{what}: waiting for it to end");
    }

    private static Conclusion? AsWriter(Evidence evidence, GlobalPlan plan, GlobalView view) =>
        FencingRule.Objection(plan, view, evidence.Words, evidence.HasPromoted) is { } objection
            ? Conclusion.StandDown(StandDownCause.Superseded, objection)
        : evidence.Plan.Drill == DrillKind.Switchover
            ? Conclusion.StandDown(StandDownCause.DrillUnsafe,
                $"{plan.Home} already has the global writer of {view.Id}: start the switchover in the region that it should move to")
        : null;

    private static string Secondary(Evidence evidence, GlobalView view) =>
        $"{evidence.Cluster.Id} is a secondary of {view.Id}, " +
        (view.Writer is { } writer ? $"whose writer is in {writer.Region}: checking whether it is lost" : "which has no single writer");

    /// <summary>A switchover must not make anything worse.</summary>
    private static Conclusion? UnsafeDrill(Evidence evidence, GlobalPlan plan, GlobalView view)
    {
        var cluster = evidence.Cluster;
        var problem =
            evidence.Plan.Drill != DrillKind.Switchover
                ? $"a failover drill runs in the global writer's region, but {cluster.Id} is a secondary"
            : view.Writer is not { } writer ? $"{view.Id} has no single global writer"
            : view.Find(plan.Member) is not { IsConnected: true } ? $"the replication to {plan.Home} is not connected"
            : !Health.IsServing(cluster.Status) ? $"the status of {cluster.Id} is {cluster.Status}, expected available"
            : !cluster.Members.Any(m => m.IsHealthy) ? $"{cluster.Id} has no healthy instance"
            : evidence.RecordUnknown ? $"it is not known where {evidence.Plan.Record} points"
            : FencingRule.PeerLedTo(plan, view, RecordModes.For(evidence.Plan).Region(plan, evidence.RecordValue)) != writer.Region
                ? $"{evidence.Plan.Record} points to {evidence.RecordValue ?? "nothing"} and not to {writer.Region}"
            : null;
        return problem is not null
            ? Conclusion.StandDown(StandDownCause.DrillUnsafe, $"a switchover needs everything in order, but {problem}")
            : evidence.Plan.Mode == Mode.Observe
                ? Conclusion.StandDown(StandDownCause.Observing,
                $"observe mode: would move {view.Id} from {view.Writer!.Region} to {plan.Home}")
            : null;
    }
}
