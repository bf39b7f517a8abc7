using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.VerifyCluster.VerdictEvidence;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>When a drill may fail a cluster over, and when it may not.</summary>
public sealed class VerdictDecisionDrillTests
{
    [Fact]
    public void Decide_DrillWithinTheCoolDown_StandsDown() =>
        StoodDown(Drilled with { LastActedAt = Sample.Now }, StandDownCause.CoolDown, "a person should check first");

    [Fact]
    public void Decide_DrillOnAHealthyCluster_Drills()
    {
        var verdict = Decide(Drilled);
        verdict.State.ShouldBe(VerdictState.Drill);
        verdict.Reason.ShouldBe("orders-prod is healthy and has a replica: failing it over on purpose");
    }

    [Fact]
    public void Decide_DrillInObserveMode_SaysWhatItWouldDo() => StoodDown(
        Drilled with { Plan = Drilled.Plan with { Mode = Mode.Observe } },
        StandDownCause.Observing,
        "observe mode: would fail orders-prod over, away from orders-prod-1");

    [Fact]
    public void Decide_DrillOnAnUnhealthyCluster_StandsDown() => StoodDown(
        Drilled with { Cluster = ClusterBuilder.WithoutWriter.View() }, StandDownCause.DrillUnsafe,
            "a drill needs a healthy cluster, but no member");

    [Fact]
    public void Decide_DrillWithoutReplica_StandsDown()
    {
        var alone = ClusterBuilder.Healthy with { Members = [new("orders-prod-1", true)] };
        StoodDown(
            Drilled with { Cluster = alone.View() }, StandDownCause.DrillUnsafe, "healthy replica to promote, but orders-prod has none");
    }

    [Fact]
    public void Decide_DrillWithAnUnhealthyReplica_StandsDown() => StoodDown(
        Drilled with { Cluster = ClusterBuilder.Healthy.WithReplicaStatus("rebooting").View() },
        StandDownCause.DrillUnsafe,
        "healthy replica to promote, but orders-prod has none");

    /// <summary>Only an alarm that is known to be OK lets a drill begin.</summary>
    [Theory]
    [InlineData("ALARM", "shop-errors is ALARM")]
    [InlineData("INSUFFICIENT_DATA", "shop-errors is INSUFFICIENT_DATA")]
    [InlineData(null, "shop-errors does not exist")]
    public void Decide_DrillWhoseStopAlarmIsNotOk_StandsDown(string? state, string told) => StoodDown(
        Stoppable(Lookup.From(state)), StandDownCause.DrillStopped, $"the drill was stopped before it began: {told}");

    [Fact]
    public void Decide_DrillWhoseStopAlarmIsSilent_StandsDown() => StoodDown(
        Stoppable(new Lookup<string?> { Silence = "throttled" }), StandDownCause.DrillStopped, "shop-errors could not be read (throttled)");

    [Fact]
    public void Decide_DrillWhoseStopAlarmIsOk_Drills() =>
        Decide(Stoppable(Lookup.From<string?>("OK"))).State.ShouldBe(VerdictState.Drill);

    [Theory]
    [InlineData(Sample.OldEndpoint, "points to " + Sample.OldEndpoint)]
    [InlineData(null, "points to nothing")]
    public void Decide_DrillWithTheRecordAstray_StandsDown(string? value, string told) =>
        StoodDown(Drilled with { RecordValue = value }, StandDownCause.DrillUnsafe, told);

    private static Evidence Stoppable(Lookup<string?> alarm) =>
        Drilled with { Plan = Drilled.Plan with { StopAlarm = "shop-errors" }, StopAlarm = alarm };
}
