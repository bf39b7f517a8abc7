using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>RecordWhen=promoting: the record moves while the promotion is under way. F72 and F73.</summary>
internal static class AheadScenarios
{
    /// <summary>Seconds from the loss to the first write that may be added to AWS's own promotion.</summary>
    private const double MostBesidesPromotion = 25;

    private static readonly WorldSpec Promoting = Two with
    {
        Parameters = new Dictionary<string, string> { ["Approval"] = "never", ["RecordWhen"] = "promoting" },
    };

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "region-lost-promoting",
            Id = "F72",
            Story = "The writer's region is lost. As soon as AWS shows the promotion as under way, the records are changed: DNS propagates "
                + "while the cluster is being promoted, and clients find it there the moment it takes writes.",
            World = Promoting,
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.SwappedTimes(2) ?? run.Promoted(1, calls: 1) ?? run.SwappedAhead()
                ?? run.LossIsWithinTheEstimate() ?? run.OthersStoodDown() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "region-promotion-cancelled",
            Id = "F73",
            Story = "Two regions lose contact. The standby region's promotion is accepted, the record moved ahead of it, and AWS "
                + "cancels the promotion. As soon as the standby region learns that the writer has stayed, it points the records back.",
            World = Promoting with { GlobalClusters = new GlobalClusterOptions { CancelledFailovers = 1 } },
            Faults = [new RegionPartition(Strike, Ireland, Frankfurt, Minutes(3))],
            Expected = Outcome.Unrecovered,
            Least = Strike + Minutes(10),
            Check = run => run.LedTo(Ireland) ?? run.SwappedTimes(4) ?? run.EndedIn(Frankfurt, Outcome.Unrecovered, "was pointed back"),
        },
    ];

    /// <summary>
    /// Both records were changed before the promotion, and the application wrote again soon after it, or after DNS if that was later.
    /// </summary>
    private static string? SwappedAhead(this ScenarioRun run)
    {
        var promoted = run.Promotions[^1].At;
        var late = run.Writes.FirstOrDefault(change => change.At >= promoted);
        var took = run.Main is { } main ? RegionDurations.From(run, main) : null;
        var besides = took?.Outage - took?.Promotion;
        var most = MostBesidesPromotion
            + Math.Max(0, (took?.Propagation + took?.Ttl - (promoted - run.Writes.First().At).TotalSeconds) ?? 0);
        return Expect(late is null, "each swap to come before the promotion", $"{late?.After} at {late?.At:HH:mm:ss.fff}")
            ?? Expect(besides <= most, $"an outage of at most {most:0.#} s besides the promotion", $"{besides:0.#} s");
    }
}
