using Failover.Functions.Alarms;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Watch;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Watch;

public sealed class WatchDecisionTests
{
    private static readonly TimeSpan CoolDown = TimeSpan.FromMinutes(10);
    private static readonly RingingAlarm Alarm = new("orders-prod-writer-down", Sample.Now - TimeSpan.FromHours(3));
    private static readonly string First = $"watch-{Alarm.Since.ToUnixTimeSeconds()}-1";

    [Theory]
    [InlineData("ALARM", 179, false)]
    [InlineData("ALARM", 180, true)]
    [InlineData("OK", 900, false)]
    [InlineData("INSUFFICIENT_DATA", 900, false)]
    public void FindRinging_AfterItsGrace_IsFound(string state, int seconds, bool rings)
    {
        var since = Sample.Now - TimeSpan.FromSeconds(seconds);
        WatchDecision.FindRinging(new AlarmView("a", state, since, true, []), Sample.Now)
            .ShouldBe(rings ? new RingingAlarm("a", since) : null);
    }

    [Fact]
    public void FindRinging_NoAlarm_IsNone() => WatchDecision.FindRinging(null, Sample.Now).ShouldBeNull();

    [Fact]
    public void Decide_NobodyCame_StartsTheFirstAttempt()
    {
        var watching = Decide();
        (watching.Name, watching.Attempt, watching.Before.Count).ShouldBe((First, 1, 0));
        watching.Reason.ShouldBe(
            "orders-prod-writer-down has been in ALARM since 2026-11-22 14:05:00Z, unattended: attempt 1 of the watch");
    }

    [Fact]
    public void Decide_SomebodyIsAtWork_LeavesIt() =>
        Decide(Ended("e-1", 600), new("arn:e-2", "e-2", null, false)).ShouldBeLeft("e-2 is still running");

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public void Decide_LastEnded_WaitsForTheCoolDown(int secondsAgo, bool starts) =>
        (Decide(Ended("e-1", 7200), Ended("e-2", secondsAgo)).Name is not null).ShouldBe(starts);

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 30)]
    [InlineData(4, 50)]
    [InlineData(5, 60)]
    [InlineData(30, 60)]
    public void Decide_LaterAttempts_ComeAtGrowingDistances(int attempts, int minutes)
    {
        var name = $"watch-{Alarm.Since.ToUnixTimeSeconds()}-{attempts}";
        Decide(Ended(name, (minutes * 60) - 1)).Name.ShouldBeNull();
        Decide(Ended(name, minutes * 60)).Name.ShouldBe($"watch-{Alarm.Since.ToUnixTimeSeconds()}-{attempts + 1}");
    }

    [Fact]
    public void Decide_SeveralAttempts_CountsOn() =>
        Decide(Ended(First, 7200), Ended($"{First[..^1]}2", 3600), Ended("by-hand", 9000)).Attempt.ShouldBe(3);

    [Fact]
    public void Decide_AttemptsAtAnEarlierAlarm_DoNotCount() => Decide(Ended("watch-1700000000-7", 1000)).Attempt.ShouldBe(1);

    [Theory]
    [InlineData(0, 299, false)]
    [InlineData(0, 300, true)]
    [InlineData(7200, 7199, false)]
    [InlineData(7200, 7200, true)]
    public void Decide_CoolDownShorterOrLongerThanThePauses_IsKeptWithinReason(int coolDown, int secondsAgo, bool starts) =>
        (WatchDecision.Decide(Alarm, [Ended("e-1", secondsAgo)], Mode.Act, TimeSpan.FromSeconds(coolDown), Sample.Now).Name is not null)
            .ShouldBe(starts);

    [Fact]
    public void Decide_Paused_LeavesIt() => Decide(Mode.Paused).ShouldBeLeft("paused for maintenance");

    [Fact]
    public void Decide_ObserveAndNobodyCame_StartsOne()
    {
        Decide(Mode.Observe, Ended("e-1", 4 * 3600)).Attempt.ShouldBe(1);
        Decide(Mode.Observe, Ended("e-1", 3 * 3600)).Attempt.ShouldBe(1, "it ended when the alarm began");
    }

    [Fact]
    public void Decide_ObserveAndNotifiedBefore_LeavesIt()
    {
        Decide(Mode.Observe, Ended("e-1", 3600)).ShouldBeLeft("has reported");
        Decide(Mode.Observe, Ended(First, 3600)).ShouldBeLeft("has reported");
    }

    [Theory]
    [InlineData(3600, true)]
    [InlineData((3 * 3600) + 59, true)]
    [InlineData((3 * 3600) + 60, false)]
    [InlineData(4 * 3600, false)]
    public void Decide_OneFailed_AsksWhyIfItWasAtThisAlarmOrJustBefore(int secondsAgo, bool asked) =>
        Decide(Ended("e-1", secondsAgo) with { IsFailed = true }).Before.ShouldBe(asked ? ["arn:e-1"] : []);

    [Fact]
    public void Decide_FailedAndStoodDownAfterIt_AsksTheNewestFirst()
    {
        Decide(Ended("beats-1", 3620) with { IsFailed = true }, Ended("event", 3600)).Before.ShouldBe(["arn:event", "arn:beats-1"]);
        Decide(Ended("beats-1", 3620), Ended("event", 3600)).Before.ShouldBe(
            ["arn:event", "arn:beats-1"], "one may have found that the alarm is false");
    }

    private static ExecutionView Ended(string name, int secondsAgo) =>
        new($"arn:{name}", name, Sample.Now - TimeSpan.FromSeconds(secondsAgo), false);

    private static Watching Decide(params ExecutionView[] executions) => Decide(Mode.Act, executions);

    private static Watching Decide(Mode mode, params ExecutionView[] executions) =>
        WatchDecision.Decide(Alarm, executions, mode, CoolDown, Sample.Now);
}

file static class WatchingAssertions
{
    public static void ShouldBeLeft(this Watching watching, string reason)
    {
        watching.Name.ShouldBeNull();
        watching.Reason.ShouldContain(reason);
    }
}
