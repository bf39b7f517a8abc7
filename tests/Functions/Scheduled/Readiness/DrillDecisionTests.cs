using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>Whether a planned failover may start, from the checks of readiness.</summary>
public sealed class DrillDecisionTests
{
    /// <summary>The overdue drill itself is no reason against it; anything else that is wrong is.</summary>
    [Theory]
    [InlineData("never drilled", true, null, "a planned failover may start")]
    [InlineData("alarm is in ALARM", false, DrillHindrance.Alarm,
        "an alarm of the stack is not OK (alarm-states: failover-failed is ALARM)")]
    [InlineData("no replica", false, DrillHindrance.NotReady,
        "the stack is not ready for a failover (replica: no replica; availability-zones: ")]
    [InlineData("observe", false, DrillHindrance.NotReady, "the stack is not ready for a failover (mode: observe, from the setting)")]
    public void Decide_OneThingIsWrong_SaysWhy(string wrong, bool ready, DrillHindrance? cause, string summary)
    {
        var drill = ReadinessDecision.Decide(ReadinessWrongs.With(wrong)).Drill.ShouldNotBeNull();

        (drill.Ready, drill.Cause).ShouldBe((ready, cause));
        drill.Summary.ShouldStartWith(summary);
    }

    [Fact]
    public void Decide_AllHolds_MayStart() =>
        ReadinessDecision.Decide(Evidence.Whole).Drill.ShouldBe(new DrillReadiness(true, null, "a planned failover may start"));

    /// <summary>What could not be determined never counts as a yes, and a pause is named first.</summary>
    [Fact]
    public void Decide_PausedWithOthers_NamesThePauseFirst()
    {
        var drill = DrillDecision.Decide(
            [
                new ReadinessCheck("alarm-states", Answer.Unknown, "could not be determined: no answer", "OK", "wait"),
                new ReadinessCheck("mode", Answer.No, "paused, from the tag", "act", "set it"),
            ],
            Mode.Paused);

        drill.ShouldBe(new DrillReadiness(
            false, DrillHindrance.Paused,
            "failovers are paused (mode: paused, from the tag; alarm-states: could not be determined: no answer)"));
    }
}
