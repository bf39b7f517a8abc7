using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Faults of the heartbeat itself: the alarm is the second way, and a missing beat starts nothing. F60 to F65.</summary>
internal static class HeartbeatScenarios
{
    private const string Schedules = "aws.events";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "beats-throttled",
            Id = "F60",
            Story = "The heartbeat's workflow cannot be started while the writer dies: the missing beats put the alarm into ALARM, which "
                + "starts the failover.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike - Seconds(1), Minutes(10), EventFaultKind.TargetFails, TimeSpan.Zero, Schedules),
                new WriterCrash(Strike + Seconds(5), Orders),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheAlarm() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "beats-minute-lost",
            Id = "F61",
            Story = "A minute's beats are never started, and the writer dies in it: the alarm is in ALARM before the next minute's beats.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike - Seconds(1), Seconds(30), EventFaultKind.Lose, TimeSpan.Zero, Schedules, Times: 1),
                new WriterCrash(Strike + Seconds(5), Orders),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheAlarm() ?? run.OthersStoodDown()
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "beats-twice",
            Id = "F62",
            Story = "Each minute's beats are started twice, as EventBridge and Express workflows may do: both find the writer dead, and "
                + "start only one failover between them.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike - Seconds(1), Minutes(10), EventFaultKind.Duplicate, Seconds(1), Schedules),
                new WriterCrash(Strike + Seconds(20), Orders),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheBeats() ?? run.OthersStoodDown()
                ?? run.ToldTimes(1)
                ?? Expect(
                run.Ended.Count(e => e.Execution.Name.StartsWith("beats-20261122T1705", StringComparison.Ordinal)) == 1,
                "one execution of the minute", string.Join(", ", run.Ended.Select(e => e.Execution.Name))),
        },
        new()
        {
            Name = "heartbeat-slow",
            Id = "F63",
            Story = "The heartbeat's function exceeds its own time limit while the writer is healthy: missing beats say nothing about "
                + "the writer. The alarm on missing beats starts a verification, and nothing is written.",
            World = PinnedToWriter,
            Faults = [new LambdaTrouble(
                Strike, Minutes(3), LambdaFaultKind.Slow, nameof(HeartbeatFunction), Delay: Seconds(30))],
            Expected = Outcome.MonitoringFault,
            Check = run => run.RecordIsUntouched() ?? run.StartedByTheAlarm() ?? run.SummaryContains("false alarm") ?? run.ToldTimes(1),
        },
        new()
        {
            Name = "heartbeat-cut-off",
            Id = "F64",
            Story = "The heartbeat's subnet is cut off for half a minute: its beats start a verification, which writes nothing. The "
                + "alarm comes later, and does not notify anybody a second time.",
            World = PinnedToWriter,
            Faults = [new ProbeSubnetCut(Strike, Seconds(30))],
            Expected = Outcome.Recovered,
            Check = run => run.RecordIsUntouched() ?? run.StartedByTheBeats() ?? run.OthersStoodDown() ?? run.ToldTimes(1),
        },
        new()
        {
            Name = "alarm-and-beats-lost",
            Id = "F65",
            Story = "The alarm's event never arrives, and the beats cannot start anything either: within six minutes the watch sees that "
                + "the alarm is in ALARM unattended, and starts the failover.",
            World = PinnedToWriter,
            Faults =
            [
                new EventTrouble(Strike, Minutes(60), EventFaultKind.Lose, TimeSpan.Zero),
                new ApiTrouble(Strike, Minutes(60), ApiFaultKind.Throttle, "states", "StartExecution", Caller: "HeartbeatStateMachine"),
                new WriterCrash(Strike, Orders),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.StartedByTheWatch(1) ?? run.EverybodyWasTold()
                ?? Expect(
                run.Main!.Execution.StartedAt - run.FirstFaultAt < Minutes(6), "a start within six minutes",
                $"{run.Main.Execution.StartedAt - run.FirstFaultAt}"),
        },
    ];
}
