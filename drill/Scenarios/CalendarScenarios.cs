using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using static Failover.Drill.Scenarios.CalendarChecks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Drills on a calendar: held, skipped, stopped.</summary>
internal static class CalendarScenarios
{
    private const string StopAlarm = "shop-errors";

    /// <summary>Sunday, 22 November 2026, 17:15 UTC.</summary>
    private static readonly TimeSpan Due = Minutes(15);

    private static readonly WorldSpec OnSunday = new() { OnCall = "oncall@shop.example", Parameters = Calendar() };

    private static readonly WorldSpec WithStopAlarm = OnSunday with { Parameters = Calendar(("DrillStopAlarm", StopAlarm)) };

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "calendar-held",
            Story = "A drill on the calendar is due, and nothing speaks against it: the cluster is failed over on purpose, once, though "
                + "Scheduler invokes its target twice. The report says what started it.",
            World = OnSunday,
            Faults = [new DuplicateSchedules(Strike), new DrillDue(Due)],
            Expected = Outcome.Drilled,
            Check = static run => run.RecordIsUntouched() ?? run.Called("rds:FailoverDBCluster", 1) ?? run.StartedByTheCalendar()
                ?? run.CalendarEnded("SUCCEEDED", "SUCCEEDED") ?? run.IsNoAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-observed",
            Story = "The calendar holds an observe run: the writer is proven, and nothing is written.",
            World = OnSunday with { Parameters = Calendar(("DrillKind", "observe")) },
            Faults = [new DrillDue(Due)],
            Expected = Outcome.StoodDown,
            Check = static run => run.RecordIsUntouched() ?? run.Called("rds:FailoverDBCluster", 0) ?? run.StartedByTheCalendar()
                ?? run.CalendarEnded("SUCCEEDED") ?? run.IsNoAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-paused",
            Story = "A drill is due while the cluster is paused for maintenance: it is skipped, with the reason in a mail, as evidence, "
                + "and as an alarm.",
            World = OnSunday with { Tags = [new("failover:mode", "paused")] },
            Faults = [new DrillDue(Due)],
            Expected = null,
            Least = Due + Minutes(5),
            Check = static run => run.WasSkipped("paused", "failovers are paused (mode: paused, from the tag")
                ?? run.GoesToAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-not-ready",
            Story = "A drill is due, but the cluster has no replica to promote: it is skipped, and says so.",
            World = OnSunday with { Readers = 0 },
            Faults = [new DrillDue(Due)],
            Expected = null,
            Least = Due + Minutes(5),
            Check = static run => run.WasSkipped("not-ready", "replica: no replica") ?? run.GoesToAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-alarm",
            Story = "A drill is due while an alarm of the stack is in ALARM, because the start of an earlier failover was lost: it is "
                + "skipped.",
            World = OnSunday with { Parameters = Calendar(("DrillSchedule", "cron(30 18 22 11 ? 2026)")) },
            Faults = [new StartLost(TimeSpan.FromSeconds(1)), new DrillDue(Due + Minutes(15))],
            Expected = null,
            Least = Due + Minutes(20),
            Check = static run => run.WasSkipped("alarm", "an alarm of the stack is not OK (alarm-states: orders-prod-failover-start-lost")
                ?? run.GoesToAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-busy",
            Story = "A drill is due while an execution is running: it waits, within its window, and is held five minutes later.",
            World = OnSunday with { Parameters = Calendar(("DrillWindow", "30")) },
            Faults =
            [
                new LambdaTrouble(Due - Minutes(1), Minutes(3), LambdaFaultKind.Crash, nameof(VerifyClusterFunction)),
                new StartByHand(Due - Minutes(1), $$"""{"cluster": "{{Orders}}"}"""), new DrillDue(Due),
            ],
            Expected = Outcome.Drilled,
            Check = static run => run.RecordIsUntouched() ?? run.StartedByTheCalendar() ?? run.StartsAfter(Due + Minutes(5))
                ?? run.CalendarEnded("SUCCEEDED") ?? run.IsNoAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-stop-alarm",
            Story = "The stop alarm is in ALARM when a drill is due: it is skipped.",
            World = WithStopAlarm,
            Faults =
            [
                new ApplicationAlarm(Strike, StopAlarm), new ApplicationErrors(Due - Minutes(2), Minutes(15), StopAlarm), new DrillDue(Due),
            ],
            Expected = null,
            Least = Due + Minutes(5),
            Check = static run => run.WasSkipped("stop-alarm", "the stop alarm shop-errors is ALARM") ?? run.GoesToAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-stopped",
            Story = "The stop alarm goes to ALARM when the drill's execution has started, but nothing is triggered yet: it stands down.",
            World = WithStopAlarm,
            Faults =
            [
                new ApplicationAlarm(Strike, StopAlarm),
                new UponState(Strike, "VerifyCluster", new ApplicationErrors(TimeSpan.Zero, Minutes(5), StopAlarm)), new DrillDue(Due),
            ],
            Expected = Outcome.StoodDown,
            Least = Due + Minutes(5),
            Check = static run => run.RecordIsUntouched() ?? run.Called("rds:FailoverDBCluster", 0) ?? run.ToldTimes(1)
                ?? run.SummaryContains("the drill was stopped before it began: shop-errors is ALARM") ?? run.CalendarEnded("FAILED")
                ?? run.GoesToAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-stop-late",
            Story = "The stop alarm goes to ALARM when the failover has been triggered: the drill is finished, since a record left behind "
                + "would be worse, and operators are told.",
            World = WithStopAlarm,
            Faults =
            [
                new ApplicationAlarm(Strike, StopAlarm),
                new UponState(Strike, "CheckWriter", new ApplicationErrors(TimeSpan.Zero, Minutes(5), StopAlarm)), new DrillDue(Due),
            ],
            Expected = Outcome.Drilled,
            Check = static run => run.RecordIsUntouched() ?? run.Called("rds:FailoverDBCluster", 1)
                ?? run.Tells("although the alarm shop-errors went to ALARM")
                ?? run.CalendarEnded("SUCCEEDED") ?? run.IsNoAlarm(DrillMissed),
        },
        new()
        {
            Name = "calendar-not-started",
            Story = "Somebody deleted the schedule's role: nothing starts, and an alarm says so.",
            World = OnSunday,
            Faults = [new ScheduleRoleGone(Strike), new DrillDue(Due)],
            Expected = null,
            Least = Due + Minutes(5),
            Check = static run => run.CalendarEnded() ?? run.GoesToAlarm("orders-prod-failover-drill-not-started")
                ?? run.IsInTheQueue("2026-11-22T17:15:00Z"),
        },
    ];

    private static Dictionary<string, string> Calendar(params (string Name, string Value)[] others)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DrillSchedule"] = "cron(15 18 22 11 ? 2026)",
            ["DrillTimeZone"] = "Europe/Berlin",
            ["DrillWindow"] = "0",
        };
        foreach (var (name, value) in others)
        {
            parameters[name] = value;
        }

        return parameters;
    }
}
