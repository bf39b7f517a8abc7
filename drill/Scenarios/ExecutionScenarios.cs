using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Watch;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Faults of executions and their functions: F41 to F48.</summary>
internal static class ExecutionScenarios
{
    private static readonly IReadOnlyList<string> Steps =
    [
        nameof(VerifyClusterFunction), nameof(CheckWriterFunction), nameof(UpsertCnameFunction), nameof(CheckInSyncFunction),
            nameof(ProbeWriterFunction), nameof(ReportOutcomeFunction),
    ];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "crashes",
            Id = "F41",
            Story = "Every step's function crashes once, most of them after they have done their work: each is retried, and none does "
                + "anything twice.",
            World = PinnedToWriter,
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Minutes(1)),
                new WriterCrash(Strike, Orders),
                // A swap whose answer is lost leaves nothing to wait for (F25), so CheckInSync would not run.
                .. Steps.Select(
                step => new LambdaTrouble(
                Strike, Minutes(30), step == nameof(UpsertCnameFunction) ? LambdaFaultKind.Crash
                : LambdaFaultKind.CrashAfter, step, Times: 1)),
            ],
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.EachStepFailed("Runtime.ExitError") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "timeouts",
            Id = "F42",
            Story = "Every step's function hangs once until Lambda stops it: step, then Lambda, then state give up, in that order, and "
                + "everything is retried.",
            World = PinnedToWriter,
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Minutes(1)),
                new WriterCrash(Strike, Orders),
                .. Steps.Select(step => new LambdaTrouble(Strike, Minutes(30), LambdaFaultKind.Slow, step, Times: 1, Delay: Minutes(2))),
            ],
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.EachStepFailed("Sandbox.Timedout") ?? run.NoStateTimedOut(),
        },
        new()
        {
            Name = "two-executions",
            Id = "F43",
            Story = "Two operators start the failover at the same moment: one execution acts, the other stands down.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike, Minutes(60), EventFaultKind.Lose, TimeSpan.Zero),
                new WriterCrash(Strike, Orders),
                new StartByHand(Strike + Seconds(20), $$"""{"cluster": "{{Orders}}", "reason": "one"}"""),
                new StartByHand(Strike + Seconds(20), $$"""{"cluster": "{{Orders}}", "reason": "two"}"""),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.OthersStoodDown(1),
        },
        new()
        {
            Name = "aborted",
            Id = "F44",
            Story = "An operator stops the execution midway: the next one takes over, and there is nothing to clean up.",
            World = PinnedToWriter,
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Minutes(1)),
                new WriterCrash(Strike, Orders),
                new UponState(Strike, "WaitForWriter", new AbortByHand(TimeSpan.Zero)),
                new StartByHand(Strike + Minutes(2), $$"""{"cluster": "{{Orders}}", "reason": "the first was stopped"}"""),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.Ended(1, Outcome.Recovered)
                ?? Expect(run.Ended[0].Execution.Status.Value == "ABORTED", "the first to be stopped", run.Ended[0].Execution.Status.Value),
        },
        new()
        {
            Name = "redriven",
            Id = "F45",
            Story = "The failover ends unrecovered, and the watch does not work. Hours later there is a writer, and an operator redrives "
                + "the execution: everything is verified again before the swap.",
            World = PinnedToWriter,
            Faults =
            [
                new PromotionStuck(TimeSpan.Zero, Orders, Minutes(90)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new LambdaTrouble(TimeSpan.Zero, Minutes(300), LambdaFaultKind.Crash, nameof(WatchFunction)),
                new RedriveByHand(Strike + Minutes(180)),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.WritesNothingBefore(Strike + Minutes(180))
                ?? Expect(
                run.Main!.Execution.History.Count(h => h.StateExitedEventDetails?.Name == "VerifyCluster") == 2, "two verifications",
                "another number")
                ?? Expect(run.Main.Execution.RedriveCount == 1, "one redrive", $"{run.Main.Execution.RedriveCount}"),
            Horizon = Minutes(220),
        },
        new()
        {
            Name = "very-long",
            Id = "F46",
            Story = "Everything takes as long as the largest budgets allow: four hours, below Step Functions' limits of 25,000 events "
                + "and 256 KB.",
            World = PinnedToWriter with
            {
                Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer", ["Witnesses"] = "both" },
            },
            Faults =
            [
                new EventTrouble(Strike, Minutes(400), EventFaultKind.Lose, TimeSpan.Zero),
                new SlowPromotion(TimeSpan.Zero, Orders, Minutes(118)),
                new SlowPropagation(TimeSpan.Zero, Minutes(58)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new StartByHand(
                    Strike + Seconds(20),
                    $$$"""{"cluster": "{{{Orders}}}", "budgets": {"promotionSeconds": 7200, "inSyncSeconds": 3600, "probeSeconds": 3600}}"""),
                new UponState(
                    Strike, "ProbeWriter", new WireMisbehaviour(TimeSpan.Zero, Orders, WireBehaviour.Refuses, Lasts: Minutes(55))),
            ],
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.ProvenAfter(Strike + Minutes(230)) ?? run.StaysWithinQuotas(),
            Horizon = Minutes(300),
        },
        new()
        {
            Name = "clocks",
            Id = "F47",
            Story = "CloudWatch's clock is four minutes ahead of ours: the failover continues, and its recovery time is still reported "
                + "correctly.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike, Minutes(60), EventFaultKind.Lose, TimeSpan.Zero, Times: 1),
                new WriterCrash(Strike, Orders),
                new UponAlarm(Strike, WriterDown, new AlarmEvent(Seconds(5), WriterDown, Clock: Minutes(4))),
                new UponState(Strike, "CheckInSync", new AlarmEvent(TimeSpan.Zero, WriterDown, Clock: -Minutes(4))),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.OthersStoodDown(1)
                ?? Expect(run.Main!.Report!.RecoverySeconds > 5, "a recovery time from the start", $"{run.Main.Report.RecoverySeconds} s"),
        },
        new()
        {
            Name = "notification-fails",
            Id = "F48",
            Story = "SNS accepts no messages: the failover is unaffected, and the report says that nobody could be notified.",
            World = PinnedToWriter,
            Faults = [new NotificationTrouble(Strike), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? Expect(
                run.Main!.Execution.Output?.Contains("notifyFailure", StringComparison.Ordinal) == true, "notifyFailure in the report",
                    "none"),
        },
    ];

    private static string? EachStepFailed(this ScenarioRun run, string error) =>
        Steps.Select(step => run.Failed(step, error)).FirstOrDefault(complaint => complaint is not null);

    private static string? NoStateTimedOut(this ScenarioRun run) => Expect(
        !run.Ended.SelectMany(e => e.Execution.History)
            .Any(h => h.LambdaFunctionTimedOutEventDetails is not null), "no state's timeout", "one");

    private static string? StaysWithinQuotas(this ScenarioRun run)
    {
        var history = run.Main!.Execution.History;
        var largest = history.Max(h => System.Text.Encoding.UTF8.GetByteCount(
            h.StateExitedEventDetails?.Output ?? h.StateEnteredEventDetails?.Input ?? h.LambdaFunctionScheduledEventDetails?.Input ?? ""));
        return Expect(history.Count is > 500 and < 25_000, "under 25,000 events", $"{history.Count}")
            ?? Expect(largest < 262_144, "under 256 KB", $"{largest} bytes");
    }
}
