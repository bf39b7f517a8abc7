using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>What must start an execution, and what must not: F01 to F08, and F59.</summary>
internal static class EventScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "duplicate-alarm",
            Id = "F01",
            Story = "EventBridge delivers the alarm twice: one execution acts, the other stands down.",
            World = PinnedToWriter,
            Faults = [new EventTrouble(Strike, Minutes(5), EventFaultKind.Duplicate, Seconds(2)), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.OthersStoodDown(1)
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "stale-alarm",
            Id = "F02",
            Story = "EventBridge delivers the alarm two hours late: the beats started the failover long ago, and the late execution "
                + "stands down and says why.",
            World = PinnedToWriter,
            Faults = [new EventTrouble(Strike, Minutes(5), EventFaultKind.Delay, Minutes(120)), new WriterCrash(Strike, Orders)],
            Least = Strike + Minutes(123),
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheBeats() ?? run.OthersStoodDown(1)
                    ?? run.EverybodyWasTold()
                ?? Expect(
                run.Ended[^1].Report!.Summary.Contains("old, more than", StringComparison.Ordinal), "the late one to say how old it is",
                run.Ended[^1].Report!.Summary),
            Horizon = Minutes(150),
        },
        new()
        {
            Name = "events-out-of-order",
            Id = "F03",
            Story = "An OK arrives after the alarm, and older alarms after the newer one, during and after the failover: only the actual "
                + "state counts.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new UponState(Strike, "UpsertCname", new AlarmEvent(TimeSpan.Zero, WriterDown, AlarmValue.Ok)),
                new UponState(Strike, "CheckInSync", new AlarmEvent(TimeSpan.Zero, WriterDown, AlarmValue.Alarm, Clock: -Minutes(6))),
                new AlarmEvent(Shortly, WriterDown, AlarmValue.Alarm, Clock: -Minutes(8)),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.OthersStoodDown(2),
        },
        new()
        {
            Name = "alarm-lost",
            Id = "F04",
            Story = "The alarm's event never arrives: the beats had started the failover before the alarm was in ALARM.",
            World = PinnedToWriter,
            Faults = [new EventTrouble(Strike, Minutes(60), EventFaultKind.Lose, TimeSpan.Zero), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheBeats() ?? run.EverybodyWasTold()
                ?? Expect(
                run.Main!.Execution.StartedAt - run.FirstFaultAt < Seconds(12), "a start within twelve seconds",
                $"{run.Main.Execution.StartedAt - run.FirstFaultAt}"),
        },
        new()
        {
            Name = "cluster-event",
            Story = "The alarm's event never arrives, but DocumentDB's own event does: it and the beats start only one failover between "
                + "them.",
            World = PinnedToWriter with { DeliversClusterEvents = true },
            Faults = [new EventTrouble(Strike, Minutes(60), EventFaultKind.Lose, TimeSpan.Zero), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1)
                ?? Expect(run.Ended.Any(e => e.Report!.Plan!.Alarm is null), "a start without the alarm", "none"),
        },
        new()
        {
            Name = "still-in-alarm",
            Id = "F59",
            Story = "The heartbeat itself fails: the alarm is in ALARM, falsely, and stays there. Then the writer dies, and no new alarm "
                + "reports it: the watch does.",
            World = PinnedToWriter with { Parameters = new Dictionary<string, string>
            {
                ["EndpointKind"] = "writer",
                ["CoolDownSeconds"] = "300",
            } },
            Faults = [
                new LambdaTrouble(Strike, Minutes(40), LambdaFaultKind.Crash, nameof(HeartbeatFunction)),
                new WriterCrash(Strike + Minutes(3), Orders)],
            Least = Strike + Minutes(13),
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheWatch(1) ?? run.EverybodyWasTold()
                ?? Expect(
                run.Ended[0].Report!.Summary.Contains("false alarm", StringComparison.Ordinal), "a false alarm first",
                run.Ended[0].Report!.Summary)
                ?? Expect(
                run.Main!.Report!.Subject.Contains("still in ALARM, attempt 1", StringComparison.Ordinal), "a subject that says so",
                run.Main.Report.Subject),
        },
        new()
        {
            Name = "second-attempt",
            Story = "No writer is promoted within the budget, and the failover ends unrecovered. The alarm stays in ALARM: after "
                + "the cool-down the watch tries again.",
            World = PinnedToWriter with
            {
                Parameters = new Dictionary<string, string>
                {
                    ["EndpointKind"] = "writer",
                    ["PromotionSeconds"] = "300",
                    ["CoolDownSeconds"] = "300",
                },
            },
            Faults = [
                new PromotionStuck(TimeSpan.Zero, Orders, Minutes(14)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Least = Strike + Minutes(14),
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheWatch(1) ?? run.EverybodyWasTold()
                ?? Expect(
                run.Ended[0].Report!.Outcome == Outcome.Unrecovered, "the first to end unrecovered", $"{run.Ended[0].Report!.Outcome}"),
        },
        new()
        {
            Name = "idle-cluster",
            Id = "F05",
            Story = "The metrics of an unused cluster stop arriving, but it is healthy: the probe proves its writer, and nothing is "
                + "written.",
            Faults = [new ClusterIdle(Strike, Orders), new TelemetryGap(Strike + Seconds(60), Orders)],
            Expected = Outcome.MonitoringFault,
            Check = run => run.RecordIsUntouched() ?? run.SummaryContains("no heartbeat failed") ?? run.EverybodyWasTold()
                ?? Expect(run.Probes() is [.., "proven", "proven"], "proofs over the wire", string.Join(", ", run.Probes())),
        },
        new()
        {
            Name = "silent-instance",
            Id = "F06",
            Story = "The writer's host is gone and sends no metrics; both witnesses are required. Missing data must put the alarm into "
                + "ALARM.",
            World = PinnedToWriter with
            {
                Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer", ["Witnesses"] = "both" },
            },
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Minutes(8)),
                new WriterCrash(Strike, Orders, InstanceState.Dropping, Timeout.InfiniteTimeSpan),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.Journal("alarm-state", WriterSilent, "OK -> ALARM"),
        },
        new()
        {
            Name = "insufficient-data",
            Id = "F07",
            Story = "A witness has insufficient data: operators are notified, and nothing is started.",
            Faults = [new AlarmSet(Strike, WriterSilent, State: AlarmValue.InsufficientData)],
            Expected = null,
            Check = run => run.RecordIsUntouched() ?? Expect(
                run.Messages.Any(m => m.Subject?.StartsWith("INSUFFICIENT_DATA", StringComparison.Ordinal) == true), "a notification",
                    "none"),
            Horizon = Minutes(12),
        },
        new()
        {
            Name = "other-clusters-event",
            Id = "F08",
            Story = "Alarms of another cluster, another account and another region reach the bus: none of them starts anything.",
            Faults =
            [
                new AlarmEvent(Strike, "billing-prod-writer-down"),
                new AlarmEvent(Strike, WriterDown, Account: "999999999999"),
                new AlarmEvent(Strike, WriterDown, Region: "eu-west-1"),
            ],
            Expected = null,
            Check = run => run.RecordIsUntouched(),
            Horizon = Minutes(12),
        },
    ];
}
