using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Route53;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>The stories that everybody should see first.</summary>
internal static class CoreScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "writer-crash",
            Story = "The writer's process dies. DocumentDB promotes a replica and moves the cluster endpoint, to which the record "
                + "already points: there is nothing to swap, and the probe proves it.",
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordIsUntouched(),
        },
        new()
        {
            Name = "writer-endpoint",
            Story = "The record pins the writer's instance endpoint, and the writer dies: the record must be swapped to the promoted "
                + "instance.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter(),
        },
        new()
        {
            Name = "cluster-replaced",
            Story = "The cluster is lost, and a snapshot of it was restored under a new endpoint: an operator starts the failover to it "
                + "by hand.",
            Faults =
            [
                new ClusterRestored(Strike, Orders, Restored, TimeSpan.FromMinutes(4), new WorldSpec().Record),
                new ClusterDeleted(Strike + TimeSpan.FromSeconds(10), Orders, TimeSpan.FromSeconds(30)),
                new StartByHand(
                    Strike + TimeSpan.FromMinutes(5),
                    $$"""{"cluster": "{{Restored}}", "replace": true, "reason": "orders-prod was lost, restored from its snapshot"}"""),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsTo(run.World.Cloud.Cluster(Restored).Endpoint),
        },
        new()
        {
            Name = "replacement-refused",
            Story = "All is well, but an operator names another team's healthy cluster by mistake, and then insists: the record stays "
                + "where it is.",
            Faults =
            [
                new ClusterRestored(TimeSpan.Zero, Orders, Restored, TimeSpan.FromMinutes(1)),
                new StartByHand(Strike, $$"""{"cluster": "{{Restored}}"}"""),
                new StartByHand(Strike + TimeSpan.FromMinutes(2), $$"""{"cluster": "{{Restored}}", "replace": true}"""),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.SwappedTimes(0) ?? run.RecordLeadsTo(run.World.Database.Endpoint)
                ?? Expect(
                run.Ended.Count == 2
                && run.Ended.All(e => e.Report?.Error == nameof(InvalidRequestException)), "two refusals", $"{run.Ended.Count} ends"),
        },
        new()
        {
            Name = "false-alarm",
            Story = "The cluster's metrics stop arriving, but the database is healthy: the probe proves the writer, and nothing is "
                + "written.",
            Faults = [new TelemetryGap(Strike, Orders)],
            Expected = Outcome.MonitoringFault,
            Check = run => run.RecordIsUntouched(),
        },
        new()
        {
            Name = "slow-promotion",
            Story = "The writer dies, and the promotion takes four minutes instead of seconds: the state machine waits, and recovers.",
            Faults = [
                new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromMinutes(4)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Expected = Outcome.Recovered,
        },
        new()
        {
            Name = "no-replica",
            Id = "F18",
            Story = "The cluster has no replica, and its only instance dies: DocumentDB rebuilds it within minutes, and the state "
                + "machine waits that long.",
            World = new WorldSpec { Readers = 0 },
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordIsUntouched() ?? run.ProvenAfter(Strike + TimeSpan.FromSeconds(180)),
        },
        new()
        {
            Name = "probe-refused",
            Story = "DNS already points to the promoted writer, which accepts connections only a minute later: recovery is not reported "
                + "before the probe proves it.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new WireMisbehaviour(Strike + TimeSpan.FromSeconds(1), Orders, WireBehaviour.Refuses, Lasts: TimeSpan.FromSeconds(120)),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter(),
        },
        new()
        {
            Name = "never-promoted",
            Story = "The writer dies, and no replica is ever promoted: the wait is bounded, and an operator is notified.",
            Faults = [new PromotionStuck(TimeSpan.Zero, Orders), new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched(),
        },
        new()
        {
            Name = "never-in-sync",
            Id = "F26",
            Story = "The record is swapped, but Route 53 never reports INSYNC: the wait is bounded, and the report says that DNS is "
                + "pending.",
            World = PinnedToWriter,
            Faults =
            [
                new PropagationTrouble(TimeSpan.Zero, PropagationFault.NeverInSync),
                new WriterCrash(Strike, Orders),
                // A name server that is behind puts the alarm into ALARM again and again; this is about the first execution.
                new UponState(
                    Strike, "CheckInSync", new EventTrouble(TimeSpan.Zero, TimeSpan.FromMinutes(40), EventFaultKind.Lose, TimeSpan.Zero)),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.SummaryContains("DNS pending") ?? run.SwappedTimes(1) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "observe",
            Story = "The stack only observes: the writer that the record pins dies, and the report says exactly what would be swapped.",
            World = PinnedToWriter with { Parameters = new Dictionary<string, string>
            {
                ["EndpointKind"] = "writer",
                ["Mode"] = "observe",
            } },
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.StoodDown,
            Check = run => run.RecordIsUntouched() ?? run.SummaryContains("would be swapped") ?? run.AsksForAPerson(),
        },
        new()
        {
            Name = "planned-drill",
            Story = "An operator runs a drill: a healthy cluster is failed over on purpose, and the state machine sees it through.",
            Faults = [
                new StartByHand(Strike, """{"cluster": "orders-prod", "drill": {"kind": "failover"}, "reason": "quarterly drill"}""")],
            Expected = Outcome.Drilled,
        },
        new()
        {
            Name = "paused",
            Id = "F20",
            Story = "The cluster is under maintenance and tagged as paused: the alarm is in ALARM for a quarter of an hour, the state "
                + "machine stands down once, and the watch stays quiet.",
            World = new WorldSpec
            {
                Tags = [new("failover:mode", "paused")],
                Parameters = new Dictionary<string, string> { ["CoolDownSeconds"] = "300", ["Witnesses"] = "both" },
            },
            Faults = [
                new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromMinutes(15)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Least = Strike + TimeSpan.FromMinutes(14),
            Expected = Outcome.StoodDown,
            Check = run => run.RecordIsUntouched() ?? Expect(run.Ended.Count == 1, "one execution", $"{run.Ended.Count}"),
        },
    ];
}
