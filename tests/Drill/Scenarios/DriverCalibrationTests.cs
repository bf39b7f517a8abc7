using System.Text.Json;
using Failover.Drill.Scenarios;
using Failover.LocalCloud.Client;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>
/// Compares the simulated applications with real drivers: <c>drivers.json</c> is what <c>.ci/drivers --json</c> measured in the same
/// stories with the same seed.
/// </summary>
public sealed class DriverCalibrationTests
{
    /// <summary>
    /// The noise of DNS and timeouts: a resolver's TTL of 5 s, whose phase clients share, and the first server selection of a driver that
    /// starts over, about 3 s.
    /// </summary>
    private const double Noise = 8;

    private const int Seed = 1;

    private static readonly Dictionary<string, string> Scenarios = new()
    {
        ["writer crashes"] = "writer-crash",
        ["host silent"] = "host-silent",
        ["demoted but reachable"] = "writer-demoted",
        ["cluster replaced"] = "replacement-ready",
        ["region lost"] = "region-lost",
    };

    private static readonly Dictionary<string, DriverKind> Modes = new()
    {
        ["replica set"] = DriverKind.ReplicaSet,
        ["direct"] = DriverKind.Direct,
        ["ours"] = DriverKind.Following,
    };

    private static readonly List<Row> Measured = JsonSerializer.Deserialize<List<Row>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Drill", "Scenarios", "drivers.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Losses => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Outage_OfEachKindOfDriver_IsAsMeasured(string loss)
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find(Scenarios[loss])!, Seed);
        var rows = Measured.Where(r => r.Loss == loss && Modes.ContainsKey(r.Mode)).ToList();
        rows.Count.ShouldBe(6, "Node.js and .NET in three modes");
        foreach (var row in rows)
        {
            var report = run.World.Clients.Single(c => c.Options.Driver == Modes[row.Mode]).Report();
            var what = $"{row.Driver}, {row.Mode}: measured {row.OutageMedian?.ToString() ?? "never"}, simulated {report.OutageSeconds}";
            report.Writes.ShouldBe(row.OutageMedian is not null, what);
            if (row.OutageMedian is { } outage)
            {
                report.OutageSeconds.ShouldBe(outage, Noise, what);
            }
        }
    }

    private sealed record Row(string Driver, string Mode, string Loss, double? OutageMedian);
}
