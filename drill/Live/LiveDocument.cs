using System.Text.Json;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Live;

/// <summary>What <c>drill live --json</c> prints in the end.</summary>
/// <param name="Connections">Connections that each instance accepted, by its identifier.</param>
internal sealed record LiveDocument(
    string Scenario, string? Outcome, bool Passed, IReadOnlyList<LiveClient> Clients, IReadOnlyDictionary<string, int> Connections)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static LiveDocument From(ScenarioRun run, LiveDatabases databases)
    {
        // The truth in the end is the store of the last primary.
        var truth = databases.Clusters.LastOrDefault(c => !c.Cluster.IsSecondary && !c.Cluster.IsRegionDown) ?? databases.Clusters[0];
        return new(
            run.Scenario.Name,
            RunDocument.From(run).Outcome,
            run.Passed,
            [.. databases.Clients.Clients.Select(c => new LiveClient(
                c.Name, Math.Round(c.Outage.TotalSeconds, 3), c.Writes, c.Refused, c.Lost(truth.Mongo)))],
            databases.Clusters.SelectMany(c => c.Instances).ToDictionary(i => i.Instance.Identifier, i => i.Member.Accepted.Count));
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

/// <param name="OutageSeconds">The longest time between two acknowledged writes.</param>
/// <param name="LostWrites">Documents whose insertion was acknowledged and that are not there in the end.</param>
internal sealed record LiveClient(string Name, double OutageSeconds, int Writes, int RefusedWrites, int LostWrites);
