using Failover.Functions.Contract;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.VerifyCluster.VerdictEvidence;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>What the alarm says now, and how old it is.</summary>
public sealed class VerdictDecisionAlarmTests
{
    [Theory]
    [InlineData("ALARM", 3600)]
    [InlineData("OK", 60)]
    public void Decide_RedrivenByAnOperator_AlarmNoLongerCounts(string state, int ageSeconds)
    {
        var late = Healthy with { AlarmState = state, StartedAt = Sample.Alarm.StateChangedAt + TimeSpan.FromSeconds(ageSeconds) };
        Decide(late).State.ShouldBe(VerdictState.StandDown);
        Decide(late with { IsRedriven = true }).State.ShouldBe(VerdictState.Confirm);
    }

    [Fact]
    public void Decide_EventOfAnotherState_StandsDown() => StoodDown(
        Healthy with { Plan = Sample.Plan with { Alarm = Sample.Alarm with { State = "OK" } } },
        StandDownCause.AlarmCleared,
        "the event says that orders-prod-writer-down is OK, not ALARM");

    [Theory]
    [InlineData(900, false)]
    [InlineData(901, true)]
    [InlineData(-3600, false)]
    public void Decide_AlarmsAge_CountsToTheSecond(int age, bool isStale)
    {
        var evidence =
            Healthy with
            {
                Plan = Sample.Plan with
                {
                    Alarm = Sample.Alarm with
                    {
                        StateChangedAt = Sample.Now - TimeSpan.FromSeconds(
                age)
                    }
                }
            };
        if (isStale)
        {
            StoodDown(evidence, StandDownCause.AlarmStale, "is 901 s old, more than the 900 s allowed");
        }
        else
        {
            Decide(evidence).State.ShouldBe(VerdictState.Confirm);
        }
    }

    /// <summary>A fleet waits a quarter of an hour for Route 53, which makes none of its alarms stale.</summary>
    [Fact]
    public void Decide_TimeWaitedWithinTheExecution_MakesNoAlarmStale() =>
        Decide(Healthy with { At = Healthy.StartedAt + TimeSpan.FromHours(1), AlarmState = "ALARM" }).State.ShouldBe(VerdictState.Confirm);

    [Fact]
    public void Decide_OldAlarmThatTheWatchJustSaw_IsNotStale()
    {
        var old = Sample.Alarm with { StateChangedAt = Sample.Now - TimeSpan.FromHours(9) };
        Decide(Healthy with { Plan = Sample.Plan with { Alarm = old } }).Cause.ShouldBe(StandDownCause.AlarmStale);
        Decide(Healthy with
        {
            Plan = Sample.Plan with
            {
                Alarm = old with
                {
                    SeenAt = Sample.Now - TimeSpan.FromSeconds(
            5)
                }
            }
        }).State.ShouldBe(VerdictState.Confirm);
    }

    [Fact]
    public void Decide_AlarmClearedMeanwhile_StandsDown() =>
        StoodDown(Healthy with { AlarmState = "OK" }, StandDownCause.AlarmCleared, "is OK again");

    /// <summary>INSUFFICIENT_DATA is no all-clear: a dead writer sends no data either.</summary>
    [Theory]
    [InlineData("ALARM")]
    [InlineData("INSUFFICIENT_DATA")]
    [InlineData(null)]
    public void Decide_StillInAlarmOrCannotBeRead_Continues(string? state) =>
        Decide(Healthy with { AlarmState = state }).State.ShouldBe(VerdictState.Confirm);
}
