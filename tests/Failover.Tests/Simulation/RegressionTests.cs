using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using static Failover.Tests.Simulation.Cases;

namespace Failover.Tests.Simulation;

/// <summary>What the simulation has found, each as small as it was shrunk.</summary>
public sealed class RegressionTests
{
    /// <summary>The alarm's execution stood down in favour of one that only observed: nobody acted, and nobody was told.</summary>
    [Fact]
    public void Alarm_WhileSomebodyObserves_IsActedOn() => Converges(
        Pinned with { HeartbeatSeconds = 30 },
        new WriterCrash(After(0), "orders-prod", InstanceState.Dropping),
        new StartByHand(After(46), """{"cluster": "orders-prod", "reason": "by hand", "mode": "observe"}"""));

    /// <summary>The same in favour of a drill, which then found that it was not safe to begin.</summary>
    [Fact]
    public void Alarm_WhileADrillIsRefused_IsActedOn() => Converges(
        Pinned with { HeartbeatSeconds = 30, ListLag = 10 },
        new RoleFlip(After(0), "orders-prod", "orders-prod-3"),
        new StartByHand(After(39), """{"cluster": "orders-prod", "reason": "by hand", "drill": {"kind": "failover"}}"""));

    /// <summary>Nothing at all happens to a world where nothing is at fault.</summary>
    [Fact]
    public void PlainWorld_NoFault_StartsNothing() => SimulationRun.Execute(Of(new RandomWorld())).Outcomes.ShouldBeEmpty();

    private static void Converges(RandomWorld world, params Fault[] faults)
    {
        var run = SimulationRun.Execute(Of(world, faults));
        run.Violations.ShouldBeEmpty();
        run.Excuse.ShouldBeNull();
        run.NeededHand.ShouldBeFalse();
        run.Outcomes.ShouldContain("recovered");
    }
}
