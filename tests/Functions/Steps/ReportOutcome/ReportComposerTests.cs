using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.ReportOutcome.Found;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class ReportComposerTests
{
    [Fact]
    public void Compose_Recovered_NotifiesTheOperatorOnCall()
    {
        var report = ReportComposer.Compose(Recovered, End, Beats);
        report.Outcome.ShouldBe(Outcome.Recovered);
        report.Subject.ShouldBe("[RECOVERED] orders-prod via db.example.com");
        (report.Notify, report.Acted, report.Cluster, report.RedriveCount, report.Error).ShouldBe((true, true, "orders-prod", 1, null));
        (report.RecoverySeconds, report.ObjectiveSeconds).ShouldBe((95, 300));
        report.Message.ShouldContain($"\nRECOVERED: swapped from {Sample.OldEndpoint}", Case.Sensitive);
        report.Message.ShouldContain("What to do: Restart the applications that do not follow the record");
        report.Message.ShouldContain($"Cluster orders-prod, record db.example.com in zone {Sample.Zone}, endpoint cluster, mode act");
        report.Message.ShouldContain("Recovery took 95.0 s, within the objective of 300 s: from 2026-11-22T17:04:15.0Z");
        report.Message.ShouldContain($"Execution {Sample.Execution.Id}");
        report.Message.ShouldContain("2026-11-22T17:05:31.0Z  swapped   swapped from");
        report.Timeline.Select(t => t.Stage)
            .ShouldBe(["last-proof", "alarm", "start", "verdict", "promoted", "swapped", "in-sync", "proven", "report"]);
        report.Timeline[2].Note.ShouldBe("heartbeat lost");
    }

    [Fact]
    public void Compose_RecoveryTime_IsRoundedToMilliseconds() =>
        Seconds(Recovered with { Probe = Sample.Proven with { FirstProvenAt = Sample.Now + TimeSpan.FromTicks(500_006_000) } })
            .ShouldBe(95.001);

    [Fact]
    public void Compose_FalseAlarm_HasNoRecoveryTime() =>
        Seconds(new ReportOutcomeRequest { Execution = Sample.Execution, Verdict = Sample.Verdict, Probe = Sample.Proven }).ShouldBeNull();

    [Fact]
    public void Compose_RecoveryTime_IsAtLeastThatFromDrillAlarmOrStart()
    {
        Least(Recovered with { Drill = DrillStart.Started("a", Sample.Now) }).ShouldBe((50, "the drill's start"));
        Least(Recovered with { Region = Samples.Region with { Promotion = Samples.Started with { Planned = true } } })!.Value.Since
            .ShouldBe("the switchover's start");
        Least(Recovered).ShouldBe((70, "the alarm"));
        Least(Recovered with { Verdict = Sample.Verdict with { State = VerdictState.Await } }).ShouldBe((60, "the execution's start"));
        var ahead = Alarmed.Plan with { Alarm = Sample.Alarm with { StateChangedAt = Sample.Now + TimeSpan.FromMinutes(4) } };
        Least(Recovered with { Verdict = Alarmed with { Plan = ahead } })!.Value.Seconds.ShouldBe(60);
        Least(Recovered with { Verdict = null })!.Value.Seconds.ShouldBe(60);
        var hourAgo = Sample.Proven with { FirstProvenAt = Sample.Now - TimeSpan.FromHours(1) };
        Least(Recovered with { Probe = hourAgo })!.Value.Seconds.ShouldBe(0);
        Least(Recovered with { Probe = Sample.Proven with { FirstProvenAt = null } }).ShouldBeNull();
        Least(Recovered with { Failure = new Failure("X", null) }).ShouldBeNull();

        static (double Seconds, string Since)? Least(ReportOutcomeRequest found) =>
            ReportComposer.Compose(found, End).Recovery is { } recovery ? (recovery.LeastSeconds, recovery.Since) : null;
    }

    [Fact]
    public void Compose_Drill_HasItsStageInTheTimeline()
    {
        var start = DrillStart.Started("orders-prod-1", Sample.Now);
        Stage(Recovered with { Drill = start }, "drill").ShouldBe("failover away from orders-prod-1 started on purpose");
        Stage(Recovered with { Drill = DrillStart.Attached("orders-prod-1", Sample.Now) }, "drill")
            .ShouldBe("a failover away from orders-prod-1 was already under way");
    }

    [Fact]
    public void Compose_Events_AreReportedIfTheyBelongToThisAlarm()
    {
        var at = Sample.Alarm.StateChangedAt - TimeSpan.FromMinutes(10);
        var verdict = Alarmed with
        {
            Events = [new(at - TimeSpan.FromSeconds(1), "long ago"), new(at, "Started failover")],
            Notes = ["CloudWatch was silent"],
        };
        var report = ReportComposer.Compose(Recovered with { Verdict = verdict }, End);
        report.Timeline.Where(t => t.Stage == "event").Select(t => t.Note).ShouldBe(["Started failover"]);
        report.Message.ShouldContain("Note: CloudWatch was silent");
    }

    [Fact]
    public void Compose_Failure_IsInTimelineAndError()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Failure = new Failure("InvalidRequestException", "Expected a, but found b."),
        };
        var report = ReportComposer.Compose(found, End);
        report.Subject.ShouldBe("[UNRECOVERED] unknown cluster");
        report.Error.ShouldBe("InvalidRequestException");
        report.Timeline.Select(t => (t.Stage, t.Note)).ShouldBe(
        [
            ("start", "the execution starts"), ("failure", "InvalidRequestException: Expected a, but found b."),
            ("report", "unrecovered: InvalidRequestException: Expected a, but found b."),
        ]);
    }

    [Theory]
    [InlineData(StandDownCause.AnotherRunning, false)]
    [InlineData(StandDownCause.AlarmCleared, false)]
    [InlineData(StandDownCause.AlarmStale, true)]
    [InlineData(StandDownCause.CoolDown, true)]
    [InlineData(StandDownCause.Aftershock, false)]
    [InlineData(StandDownCause.Paused, true)]
    public void Compose_StandDown_NotifiesOnlyOfNews(StandDownCause cause, bool notify) =>
        ReportComposer.Compose(
            Recovered with { Verdict = Alarmed with { State = VerdictState.StandDown, Cause = cause } }, End).Notify.ShouldBe(notify);

    [Fact]
    public void Compose_FalseAlarm_IsNewsOnlyIfAnAlarmOrAnObserverAsked()
    {
        var idle = new ReportOutcomeRequest { Execution = Sample.Execution, Verdict = Sample.Verdict, Probe = Sample.Proven };
        ReportComposer.Compose(idle, End).Notify.ShouldBeFalse();
        ReportComposer.Compose(
            idle with { Verdict = Sample.Verdict with { Plan = Sample.Plan with { Alarm = Sample.Alarm } } }, End).Notify.ShouldBeTrue();
        ReportComposer.Compose(
            idle with { Verdict = Sample.Verdict with { Plan = Sample.Plan with { Mode = Mode.Observe } } }, End).Notify.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(2, false)]
    public void Compose_Resyncing_IsReportedOnceAndNotByEachAttemptOfTheWatch(int? attempt, bool notify)
    {
        var choice = Samples.Chosen with { State = RegionChoiceState.StandingBy, Cause = StandDownCause.Resyncing };
        var plan = Samples.Plan with { Alarm = Sample.Alarm with { Attempt = attempt } };
        ReportComposer.Compose(
            new() { Execution = Sample.Execution, Verdict = Alarmed with { Plan = plan }, Region = new(choice, null, null) }, End)
            .Notify.ShouldBe(notify);
    }

    [Fact]
    public void Compose_NoAlarm_RecoveriesAndNamedCausesAreNews()
    {
        var byHand = Recovered with { Verdict = Alarmed with { Plan = Sample.Plan } };
        ReportComposer.Compose(byHand, End).Notify.ShouldBeTrue();
        ReportComposer.Compose(
            byHand with { Verdict = Sample.Verdict with { State = VerdictState.StandDown, Cause = StandDownCause.Paused } }, End)
            .Notify.ShouldBeTrue();
    }

    private static double? Seconds(ReportOutcomeRequest found) => ReportComposer.Compose(found, End, Beats).RecoverySeconds;

    private static string Stage(ReportOutcomeRequest found, string stage) =>
        ReportComposer.Compose(found, End).Timeline.Single(t => t.Stage == stage).Note;
}
