using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using Failover.Functions.Steps.PromoteRegion;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Route53;
using static Failover.Tests.Drill.Simulation.Cases;

namespace Failover.Tests.Drill.Simulation;

/// <summary>
/// Cases that the simulation found in worlds of several regions, each as small as it was shrunk, and whether its invariant notices it.
/// </summary>
public sealed class RegionRegressionTests
{
    private const string East = "us-east-1";
    private const string West = "us-west-2";
    private const string EastEndpoint = "orders-prod.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com";
    private const string WestEndpoint = "orders-second.cluster-c8r3zq0example.us-west-2.docdb.amazonaws.com";

    private static readonly RandomWorld Two = new() { Regions = new RandomRegions() };

    /// <summary>
    /// Seed 1693911842: the record was deleted while the old primary was cut off; in epoch 2 that one's stack recreated the record,
    /// pointing to itself.
    /// </summary>
    [Fact]
    public void RecordRemoved_WhileTheOldPrimaryIsCutOff_IsNotPointedBackToIt() => Violated(Of(
        Two, new RegionPartition(After(0), East, West, TimeSpan.FromSeconds(226)), new RecordRemoval(After(78), Zone, RecordInUse)))
            .ShouldBeEmpty();

    /// <summary>
    /// Seed 1209614896: somebody pointed the record elsewhere while Route 53's API was down, and the swap took that for the previous value.
    /// </summary>
    [Fact]
    public void RecordMeddling_WhileRoute53IsDown_IsNotOverwritten() => Violated(Of(
        Two,
        new RegionOutage(After(0), East, TimeSpan.FromSeconds(255)),
        new RecordMeddling(After(134), Zone, RecordInUse, "elsewhere.example.com", 5))).ShouldBeEmpty();

    /// <summary>
    /// Seed 168929580: somebody changed the record after a proof, Route 53's API then went down, and what could not be read was taken for
    /// a record that a failover has yet to move.
    /// </summary>
    [Fact]
    public void RecordMeddling_ReadOnlyBySwapBecauseRoute53WasDown_IsNotPointedBack() => Violated(Of(
        Two with { CoolDownSeconds = 60 },
        new StartByHand(After(540), """{"cluster": "orders-prod", "reason": "by hand", "force": true}"""),
        new RecordMeddling(After(548), Zone, RecordInUse, World.OldEndpoint, 60),
        new ControlPlaneOutage(After(778), TimeSpan.FromSeconds(342)))).ShouldBeEmpty();

    /// <summary>
    /// Seed 520835600: somebody pointed the writer's record at the old primary, which was cut off, and its stack pointed the readers'
    /// record at itself too.
    /// </summary>
    [Fact]
    public void RecordMeddling_ToTheCutOffOldPrimary_LeavesTheReadersWhereTheyAre() => Violated(Of(
        Two with { Regions = new RandomRegions { HasReaderRecord = true } },
        new RegionPartition(After(0), East, West, TimeSpan.FromSeconds(323)),
        new RecordMeddling(After(125), Zone, RecordInUse, "orders-prod-3.c8r3zq0example.us-east-1.docdb.amazonaws.com", 60)))
            .ShouldBeEmpty();

    /// <summary>
    /// Seed 557984469: the second stack's failover record was refused, because the zone was still processing the first one's.
    /// </summary>
    [Fact]
    public void TwoStacksWithSwitches_InABusyZone_AreDeployed() => Violated(Of(
        Two with { Route53Window = 8, Regions = new RandomRegions { HasSwitch = true } },
            new RegionOutage(After(0), East, TimeSpan.FromMinutes(10)))).ShouldBeEmpty();

    /// <summary>
    /// The region that took over was lost before the health check had seen its switch; then the alarm said "on", the data were too old, and
    /// nothing was published again.
    /// </summary>
    [Fact]
    public void RegionLost_BeforeTheHealthCheckSawItsSwitch_IsPublishedAgain()
    {
        var run = SimulationRun.Execute(SimulationCase.Draw(253146, regional: 1));
        run.Violations.ShouldBeEmpty();
        run.Messages.ShouldContain(static message => message.Contains("since it still points elsewhere", StringComparison.Ordinal));
    }

    /// <summary>The monitor's own mistake: it judged a switch before it had reached the last name server.</summary>
    [Fact]
    public void SwitchByHand_ProvenThroughOneNameServer_IsGivenTimeForTheOthers() =>
        SimulationRun.Execute(SimulationCase.Draw(431188498, regional: 1)).Violations.ShouldBeEmpty();

    /// <summary>The monitor's own mistake: aborting an execution does not stop the function that it has invoked.</summary>
    [Fact]
    public void Abort_WhilePromoteRegionIsRunning_LetsItFinish() =>
        SimulationRun.Execute(SimulationCase.Draw(1333020098, regional: 1)).Violations.ShouldBeEmpty();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void RegionLost_ApprovalNever_TakesOverWithoutViolation(bool elsewhere, bool hasSwitch)
    {
        var regions = new RandomRegions { HomeElsewhere = elsewhere, HasSwitch = hasSwitch };
        var run = SimulationRun.Execute(
            Of(Two with { Regions = regions }, new RegionOutage(After(0), regions.Regions[0], TimeSpan.FromMinutes(12))));
        run.Violations.ShouldBeEmpty();
        (run.Promotions, run.AskedPromotions).ShouldBe((1, 1));
        run.Outcomes.ShouldContain("recovered");
    }

    [Fact]
    public void OnePrimary_SwapToTheOldPrimaryAfterAPromotion_IsViolated() => Violated(Of(
        Two,
        new RegionPartition(After(0), East, West, TimeSpan.FromMinutes(10)),
        new ForgedSwap(After(360), EastEndpoint))).ShouldContain(Invariants.OnePrimary);

    [Fact]
    public void OnePrimary_SwapToASecondary_IsViolated() =>
        Violated(Of(Two, new ForgedSwap(After(0), WestEndpoint))).ShouldContain(Invariants.OnePrimary);

    [Fact]
    public void OnePrimary_SwapWithinTheNewestPrimary_Holds() =>
        Violated(Of(Two with { Record = RecordStart.OldEndpoint }, new ForgedSwap(After(0), EastEndpoint)))
            .ShouldNotContain(Invariants.OnePrimary);

    [Fact]
    public void OnePrimary_PromotionWithoutEvidence_IsViolated() =>
        Violated(Of(Two, new ForgedPromotion(After(0), West))).ShouldContain(Invariants.OnePrimary);

    [Fact]
    public void Shrinker_RegionsThatDoNotMatter_AreLeftOut() => RandomWorld.Simplifications[0](Two).ShouldBe(new RandomWorld());
}

/// <summary>What a broken PromoteRegion would do: it requests a promotion that nobody chose.</summary>
internal sealed record ForgedPromotion(TimeSpan At, string Region) : Fault(At)
{
    public override string Describe() => $"a promotion of {Region} is made to look like ours";

    public override void Strike(Cloud cloud) => _ = cloud.Global.Region(Region).Core.Gate.CallAsync(
        new ApiCall("rds", "FailoverGlobalCluster", nameof(PromoteRegionFunction), "*"),
        static (code, text, _) => new InvalidOperationException($"{code}: {text}"),
        static () => 0,
        CancellationToken.None);
}
