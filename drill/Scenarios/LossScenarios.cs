using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>
/// The ways to lose a writer, as its clients see them: together with <c>writer-crash</c> and <c>region-lost</c>, the five kinds for which
/// drivers are measured.
/// </summary>
internal static class LossScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "host-silent",
            Story = "The writer's host is gone without notice: packets to it are dropped. DocumentDB takes 40 seconds to promote a "
                + "replica, then moves the cluster endpoint, to which the record already points.",
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Seconds(40)),
                new WriterCrash(Strike, Orders, InstanceState.Dropping, Timeout.InfiniteTimeSpan),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordIsUntouched(),
        },
        new()
        {
            Name = "writer-demoted",
            Story = "The record pins the writer, whose role suddenly passes to a replica, unannounced. The former writer is healthy, "
                + "accepts connections and refuses writes: the record must be swapped.",
            World = PinnedToWriter,
            Faults = [new RoleFlip(Strike, Orders, "orders-prod-2")],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1),
        },
        new()
        {
            Name = "replacement-ready",
            Story = "A backup of the cluster was restored beforehand. Then the cluster is deleted by mistake, and an operator starts the "
                + "failover to the restored one by hand.",
            Faults =
            [
                new ClusterRestored(TimeSpan.Zero, Orders, Restored, Minutes(4), Record),
                new ClusterDeleted(Strike, Orders, Seconds(60)),
                new StartByHand(
                    Strike + Seconds(20), $$"""{"cluster": "{{Restored}}", "replace": true, "reason": "orders-prod was deleted"}"""),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsTo(run.World.Cloud.Cluster(Restored).Endpoint),
        },
    ];
}
