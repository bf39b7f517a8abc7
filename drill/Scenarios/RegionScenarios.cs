using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>A region is lost, or cut off, and comes back: F49, F56 and related stories.</summary>
internal static class RegionScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "region-lost",
            Id = "F49",
            Story = "The writer's whole region is lost. Two witnesses in the standby region agree, its cluster is promoted, and the "
                + "records for writer and readers are each changed once to point there.",
            World = Two,
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.LossIsWithinTheEstimate() ?? run.AddsLittle() ?? run.OthersStoodDown() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "region-heartbeat-dead",
            Story = "The standby region's heartbeat function fails at the moment when the writer's region is lost: the alarm on missing "
                + "beats goes into ALARM instead, and counts as the heartbeat's witness.",
            World = Two,
            Faults =
            [
                new RegionOutage(Strike, Ireland),
                new InRegion(
                    Frankfurt, new LambdaTrouble(Strike, Minutes(60), LambdaFaultKind.Crash, nameof(HeartbeatFunction))),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "region-partitioned",
            Story = "Two regions lose contact, and each believes that the other is gone. The standby region promotes its cluster and "
                + "takes over the record; the old writer still takes writes, but its stack leaves the record alone, both then and when "
                + "contact is restored.",
            World = Two,
            Faults = [new RegionPartition(Strike, Ireland, Frankfurt, Minutes(10))],
            Least = Strike + Minutes(16),
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.EndedIn(Ireland, Outcome.StoodDown, "may be cut off") ?? run.OthersStoodDown(1) ?? run.EverybodyWasTold()
                ?? run.Journal("old-primary-fenced", Orders, Ireland),
        },
        new()
        {
            Name = "region-returns",
            Id = "F56",
            Story = "The lost region comes back a quarter of an hour later. Its cluster becomes a secondary, nothing moves back "
                + "automatically, and operators have been told so.",
            World = Two,
            Faults = [new RegionOutage(Strike, Ireland, Minutes(15))],
            Least = Strike + Minutes(22),
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.OthersStoodDown() ?? run.EndedIn(Ireland, Outcome.StoodDown, "a secondary that is not connected")
                ?? run.EverybodyWasTold() ?? run.Journal("old-primary-fenced", Orders, Ireland),
        },
        new()
        {
            Name = "switchback",
            Story = "The lost region has come back and caught up. An operator moves the writer back to it with a switchover that loses "
                + "nothing.",
            World = Two with { GlobalClusters = new() { Rebuild = new(Minutes(4), Minutes(6)) } },
            Faults =
            [
                new RegionOutage(Strike, Ireland, Minutes(8)),
                new InRegion(
                    Ireland, new StartByHand(
                    Strike + Minutes(18), """{"cluster": "orders-prod", "drill": {"kind": "switchover"}, "reason": "back home"}""")),
            ],
            Horizon = Minutes(50),
            Expected = Outcome.Drilled,
            Check = run => run.LedTo(Ireland) ?? run.SwappedTimes(4) ?? run.Promoted(2, calls: 2) ?? run.EachSwapFollowsItsPromotion()
                ?? run.EndedIn(Frankfurt, Outcome.Recovered, "took over"),
        },
        new()
        {
            Name = "one-witness",
            Story = "The standby region's own network fails: its heartbeat is lost, but the writer's region answers, and replication "
                + "continues. A single witness moves nothing; operators are notified.",
            World = Two,
            Faults = [new InRegion(Frankfurt, new ProbeSubnetCut(Strike, Minutes(4)))],
            Least = Shortly,
            Expected = Outcome.StoodDown,
            Check = run => run.NothingMoved() ?? run.EndedIn(Frankfurt, Outcome.StoodDown, "one witness alone") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "writer-crash-global",
            Story = "The writer dies, and a replica in its own region is promoted. The standby region watches and stays quiet.",
            World = Two,
            Faults = [new WriterCrash(Strike, Orders)],
            Least = Shortly,
            Expected = Outcome.Recovered,
            Check = run =>
                run.NothingMoved() ?? run.EndedIn(Ireland, Outcome.Recovered, "") ?? run.EndedIn(Frankfurt, Outcome.StoodDown, ""),
        },
        new()
        {
            Name = "primary-cluster-lost",
            Story = "The writer dies, and no instance in its region is ever promoted: the region's API answers, but shows no writer. "
                + "When the budget is used up, that region's stack names the region that will act, and the standby region takes over.",
            World = Two with { Parameters = new Dictionary<string, string> { ["Approval"] = "never", ["PromotionSeconds"] = "120" } },
            Faults = [new PromotionStuck(TimeSpan.Zero, Orders), new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Expected = Outcome.Recovered,
            Check = run =>
                run.LedTo(Frankfurt) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion() ?? run.LossIsWithinTheEstimate(),
        },
        new()
        {
            Name = "third-region",
            Story = "Three regions. The writer's is lost, and both others see it; the settings prefer Frankfurt, so London stands down "
                + "and says which region acts.",
            World = Three with { Parameters = new Dictionary<string, string>
            {
                ["Approval"] = "never",
                ["PreferredRegions"] = $"{Frankfurt},{London}",
            } },
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.EndedIn(London, Outcome.StoodDown, Frankfurt) ?? run.OthersStoodDown(1),
        },
        new()
        {
            Name = "region-observed",
            Story = "The stacks only observe: the writer's region is lost, and the report says exactly what would be promoted.",
            World = Two with { Parameters = new Dictionary<string, string> { ["Approval"] = "never", ["Mode"] = "observe" } },
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.StoodDown,
            Check = run => run.NothingMoved() ?? run.SummaryContains("would promote eu-central-1, up to ") ?? run.AsksForAPerson(),
        },
    ];
}
