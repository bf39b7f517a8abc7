using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Several clusters in one account: F58.</summary>
internal static class FleetScenarios
{
    private static readonly string[] Neighbours = ["billing-prod", "carts-prod", "mail-prod", "users-prod"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "part-of-a-fleet",
            Id = "F58",
            Story = "Three of five clusters lose their writer at the same moment, and one of them gets no new one in time: each fails "
                + "over on its own, and only that one is retried.",
            World = PinnedToWriter with
            {
                Neighbours = Neighbours,
                Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer", ["PromotionSeconds"] = "300" },
            },
            Faults =
            [
                new PromotionStuck(TimeSpan.Zero, Orders, Minutes(14)),
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new WriterCrash(Strike, "billing-prod"),
                new WriterCrash(Strike, "carts-prod"),
            ],
            Least = Strike + Minutes(20),
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(3) ?? run.StartedByTheWatch(1)
                ?? run.Came(Orders, "Unrecovered, Recovered") ?? run.Came("billing-prod", "Recovered")
                ?? run.Came("carts-prod", "Recovered")
                ?? run.Came("mail-prod", "") ?? run.Came("users-prod", "")
                ?? Neighbours.Select(run.IsLed).FirstOrDefault(complaint => complaint is not null),
        },
    ];

    /// <summary>
    /// The outcomes of the cluster's executions, in order. An alarm that goes into ALARM once more and starts an execution that stands down
    /// is no fault.
    /// </summary>
    private static string? Came(this ScenarioRun run, string cluster, string outcomes)
    {
        var found = string.Join(
            ", ", run.Ended.Where(e => e.Report?.Cluster == cluster && e.Report.Outcome != Outcome.StoodDown)
            .Select(e => e.Report!.Outcome));
        return Expect(found == outcomes, $"{cluster} to have the outcomes '{outcomes}'", $"'{found}'");
    }

    private static string? IsLed(this ScenarioRun run, string cluster)
    {
        var (leads, writer) = (
            run.World.Cloud.Route53.Zone(Zone).Find(run.World.RecordOf(cluster))?.Values[0], run.World.Cloud.Cluster(cluster).Writer.Host);
        return Expect(leads == writer, $"the record of {cluster} to point to {writer}", leads ?? "nothing");
    }
}
