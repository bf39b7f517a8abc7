using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using static Failover.Tests.Drill.Simulation.Cases;

namespace Failover.Tests.Drill.Simulation;

/// <summary>Cases that the simulation found, each as small as it was shrunk.</summary>
public sealed class RegressionTests
{
    /// <summary>The alarm's execution stood down in favour of one that only observed: nobody acted, and nobody was notified.</summary>
    [Fact]
    public void Alarm_WhileSomebodyObserves_IsActedOn() => ConvergesWithoutTheWatch(
        Pinned with { HeartbeatSeconds = 30 },
        new WriterCrash(After(0), "orders-prod", InstanceState.Dropping),
        new StartByHand(After(51), """{"cluster": "orders-prod", "reason": "by hand", "mode": "observe"}"""));

    /// <summary>The same in favour of a drill, which then found that it was not safe to start.</summary>
    [Fact]
    public void Alarm_WhileADrillIsRefused_IsActedOn() => ConvergesWithoutTheWatch(
        Pinned with { HeartbeatSeconds = 30 },
        new RoleFlip(After(0), "orders-prod", "orders-prod-3"),
        new StartByHand(After(51), """{"cluster": "orders-prod", "reason": "by hand", "drill": {"kind": "failover"}}"""));

    /// <summary>
    /// The alarm is falsely in ALARM, because its heartbeat fails, and no alarm reports the writer's loss: the watch does.
    /// </summary>
    [Fact]
    public void SecondLoss_WhileStillInAlarm_IsActedOn() => _ = Converges(
        Pinned,
        new LambdaTrouble(After(0), TimeSpan.FromMinutes(60), LambdaFaultKind.Crash, nameof(HeartbeatFunction)),
        new RoleFlip(After(240), "orders-prod", "orders-prod-3"));

    /// <summary>The alarm's event is lost for good.</summary>
    [Fact]
    public void AlarmsEvent_Lost_IsActedOn() => _ = Converges(
        Pinned,
        new EventTrouble(After(0), TimeSpan.FromMinutes(60), EventFaultKind.Lose, TimeSpan.Zero),
        new WriterCrash(After(0), "orders-prod"));

    /// <summary>
    /// Somebody else changed the record during the failover: an operator was notified, and the watch does not overwrite it.
    /// </summary>
    [Fact]
    public void ContestedRecord_StillInAlarm_IsLeftToTheOperator()
    {
        var run = SimulationRun.Execute(Of(
            Pinned with { CoolDownSeconds = 0 },
            new SlowPromotion(TimeSpan.Zero, "orders-prod", TimeSpan.FromMinutes(2)),
            new WriterCrash(After(0), "orders-prod"),
            new RecordMeddling(After(60), Zone, RecordInUse, PeopleFaultKinds.Foreign, 5)));
        run.Violations.ShouldBeEmpty();
        run.Excuse.ShouldBe("told");
        run.NeededHand.ShouldBeTrue();
    }

    /// <summary>Aborted while it reported, and redriven minutes later: it called the writer proven by evidence from before.</summary>
    [Fact]
    public void Redrive_AfterAnAbortAmidTheReport_ProvesTheWriterAgain()
    {
        var run = SimulationRun.Execute(Of(
            Pinned, new WriterCrash(After(0), "orders-prod"), new UponState(After(0), "ReportOutcome", new AbortByHand(TimeSpan.Zero)),
            new RedriveByHand(After(300))));
        run.Violations.ShouldBeEmpty();
        run.Trace.ShouldContain(entry => entry.Detail.Contains("redrive 1 from ReportOutcome", StringComparison.Ordinal));
    }

    /// <summary>
    /// The monitor's own mistake: a redrive that Lambda throttled at its first step found nothing; the earlier report still applies.
    /// </summary>
    [Fact]
    public void Redrive_ThrottledAtItsFirstStep_KeepsTheEarlierReport()
    {
        var run = SimulationRun.Execute(Of(
            Pinned with { PromotionSeconds = 60 },
            new PromotionStuck(TimeSpan.Zero, "orders-prod", After(600)),
            new WriterCrash(After(0), "orders-prod"),
            new LambdaTrouble(After(290), TimeSpan.FromMinutes(6), LambdaFaultKind.Throttle, nameof(VerifyClusterFunction)),
            new RedriveByHand(After(300))));
        run.Violations.ShouldBeEmpty();
        run.Trace.ShouldContain(static entry => entry.Detail.Contains("redrive 1", StringComparison.Ordinal));
        run.Trace.ShouldContain(
            static entry => entry.Kind == "execution-ended" && entry.Detail.Contains("TooManyRequestsException", StringComparison.Ordinal));
    }

    /// <summary>Nothing at all happens in a world without faults.</summary>
    [Fact]
    public void PlainWorld_NoFault_StartsNothing() => SimulationRun.Execute(Of(new RandomWorld())).Outcomes.ShouldBeEmpty();

    // The watch would fix it minutes later, but the alarm's own execution should.
    private static void ConvergesWithoutTheWatch(RandomWorld world, params Fault[] faults) => Converges(world, faults).Trace
        .ShouldNotContain(e => e.Kind == "execution-started" && e.Subject.StartsWith("watch-", StringComparison.Ordinal));

    private static SimulationRun Converges(RandomWorld world, params Fault[] faults)
    {
        var run = SimulationRun.Execute(Of(world, faults));
        run.Violations.ShouldBeEmpty();
        run.Excuse.ShouldBeNull();
        run.NeededHand.ShouldBeFalse();
        run.Outcomes.ShouldContain("recovered");
        return run;
    }
}
