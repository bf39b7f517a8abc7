using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.Regions;

namespace Failover.Drill.Scenarios;

/// <summary>A region is lost, or cut off, and comes back: F49 and what belongs to it.</summary>
internal static class RegionScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "region-lost",
            Id = "F49",
            Story = "The writer's whole region is lost. Two witnesses in the standby region agree, its cluster is promoted, and the records of "
                + "writer and readers move there, once.",
            World = Two,
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
        },
        new()
        {
            Name = "switchover-drill",
            Id = "F52",
            Story = "",
            World = Two,
            Faults = [new InRegion(Frankfurt, new StartByHand(Strike, Switchover))],
            Expected = Outcome.Drilled,
        },
        new()
        {
            Name = "approval-given",
            Story = "",
            World = Asking,
            Faults = [new RegionOutage(Strike, Ireland), new ApproveByHand(TimeSpan.Zero, Frankfurt, Minutes(3))],
            Expected = Outcome.Recovered,
        },
    ];
}
