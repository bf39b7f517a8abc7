using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>Planned and unplanned promotions of a global cluster: F52, F53, F54, F57.</summary>
internal static class PromotionScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "switchover-drill",
            Id = "F52",
            Story = "An operator moves the writer to another region on purpose while all is well: a switchover, which loses nothing.",
            World = Two,
            Faults = [new InRegion(Frankfurt, new StartByHand(Strike, Switchover))],
            Expected = Outcome.Drilled,
            Check = run =>
                run.LedTo(Frankfurt) ?? run.NothingIsLost() ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1)
                    ?? run.EachSwapFollowsItsPromotion(),
        },
        new()
        {
            Name = "switchover-cancelled",
            Story = "The regions lose contact in the middle of a planned move: AWS cancels it, the old writer stays, and so does the "
                + "record.",
            World = Two,
            Faults =
            [
                new InRegion(Frankfurt, new StartByHand(Strike, Switchover)),
                new RegionPartition(Strike + Seconds(40), Ireland, Frankfurt, Seconds(15)),
            ],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.LedTo(Ireland) ?? run.SwappedTimes(0) ?? run.Promoted(0, calls: 1) ?? run.SummaryContains("ended without effect"),
        },
        new()
        {
            Name = "failover-runs-already",
            Id = "F53",
            Story = "The writer's region is lost, and an operator fails the global cluster over before the state machine has started. It "
                + "joins that failover, starts none of its own, and changes the record once it is done.",
            World = Two,
            Faults = [
                new RegionOutage(Strike, Ireland), new GlobalFailoverByHand(Strike + Seconds(8), Global, Frankfurt, AllowDataLoss: true)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.Promoted(1, calls: 0) ?? run.SwappedTimes(2) ?? run.EachSwapFollowsItsPromotion(),
        },
        new()
        {
            Name = "failover-raced",
            Story = "An operator fails the global cluster over at the very moment when the state machine is about to: AWS lets only one "
                + "begin, and the state machine joins it.",
            World = Two,
            Faults =
            [
                new RegionOutage(Strike, Ireland),
                new InRegion(
                    Frankfurt,
                    new UponCall(
                    Strike, "rds", "FailoverGlobalCluster",
                    new GlobalFailoverByHand(TimeSpan.Zero, Global, Frankfurt, AllowDataLoss: true))),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? Checks.Expect(run.Promotions.Count == 1, "one promotion", $"{run.Promotions.Count}")
                ?? run.EachSwapFollowsItsPromotion() ?? run.SwappedTimes(2),
        },
        new()
        {
            Name = "versions-differ",
            Id = "F54",
            Story = "The standby cluster runs another engine version, to which AWS does not fail over: it is not a target, and the "
                + "report says why.",
            World = Two with { Secondaries = [new(Frankfurt, Standby) { EngineVersion = "4.0.0" }] },
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.NothingMoved() ?? run.SummaryContains("its engine version is 4.0.0, but the global cluster's is 5.0.0")
                    ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "dns-after-promotion",
            Id = "F57",
            Story = "The API shows the promotion half a minute late. The record never changes before the promotion is complete.",
            World = Two with { GlobalClusters = new() { ApiLag = new(Seconds(20), Seconds(35)) } },
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.EachSwapFollowsItsPromotion() ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1),
        },
    ];
}
