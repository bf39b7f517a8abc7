using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>A region is lost while Route 53's control plane is down as well: F50.</summary>
internal static class ControlPlaneScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "control-plane-down",
            Id = "F50",
            Story = "The writer's region is lost, and Route 53's control plane is down. The record is a pair of failover records: a "
                + "metric switches it, without Route 53's API.",
            World = Two with { HasSwitch = true, ReaderRecord = null },
            Faults = [new ControlPlaneOutage(Strike, Minutes(60)), new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.Promoted(1, calls: 1) ?? run.SwappedTimes(0) ?? run.LossIsWithinTheEstimate() ?? run.AsksRoute53Nothing(),
        },
        new()
        {
            Name = "dns-pending",
            Story = "The same with a plain record: the region is promoted, operators are notified that DNS is pending, and the swap "
                + "follows automatically once the control plane is back.",
            World = Two,
            Faults = [new ControlPlaneOutage(Strike, Minutes(25)), new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.Told("[DNS PENDING]", 1) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1)
                ?? run.WritesNothingBefore(Strike + Minutes(25)) ?? run.EachSwapFollowsItsPromotion(),
        },
        new()
        {
            Name = "dns-pending-redrive",
            Story = "The control plane is down for longer than the state machine keeps trying: the execution ends with the region "
                + "promoted and DNS pending. An operator redrives it later, and the record is changed.",
            World = Two,
            Faults =
            [
                new ControlPlaneOutage(Strike, Minutes(290)),
                new RegionOutage(Strike, Ireland),
                new InRegion(Frankfurt, new RedriveByHand(Strike + Minutes(295), First: true)),
            ],
            Horizon = Minutes(330),
            Expected = Outcome.Recovered,
            Check = run =>
                run.LedTo(Frankfurt) ?? run.Told("[DNS PENDING]", 1) ?? run.Report("promoted, DNS pending") ?? run.SwappedTimes(2)
                ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion(),
        },
    ];

    private static string? Report(this ScenarioRun run, string saying) => Checks.Expect(
        run.Messages.Any(
            m => m.Subject?.StartsWith("[UNRECOVERED]", StringComparison.Ordinal) == true
            && m.Message.Contains(saying, StringComparison.Ordinal)),
        $"a report that says '{saying}'", "none such");

    private static string? AsksRoute53Nothing(this ScenarioRun run) => Checks.Expect(
        !run.World.Global.Regions.SelectMany(r => r.Core.Gate.Counts.Keys).Any(k => k.StartsWith("route53:", StringComparison.Ordinal)),
        "no call of Route 53's API", "some");
}
