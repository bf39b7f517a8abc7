using System.Text.Json;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Live;

/// <summary>What <c>drill live --json</c> prints at the end.</summary>
/// <param name="ReachedSeconds">From the first fault until the record pointed to a writer that takes writes; null if it always did, or
/// does not again.</param>
/// <param name="Connections">Connections that each instance accepted, by its identifier.</param>
internal sealed record LiveDocument(
    string Scenario, string? Outcome, bool Passed, double? ReachedSeconds,
    IReadOnlyList<LiveClient> Clients, IReadOnlyDictionary<string, int> Connections)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static LiveDocument From(ScenarioRun run, LiveDatabases databases)
    {
        // What counts at the end is the store of the cluster that the record points to, else that of the last primary.
        var reach = databases.Reach;
        var truth = databases.Clusters.FirstOrDefault(c => c.Cluster == reach.Cluster)
            ?? databases.Clusters.LastOrDefault(c => !c.Cluster.IsSecondary && !c.Cluster.IsRegionDown)
            ?? databases.Clusters[0];
        return new(
            run.Scenario.Name,
            RunDocument.From(run).Outcome,
            run.Passed,
            Seconds(reach.After),
            [.. databases.Clients.Clients.Select(c => new LiveClient(
                c.Name, Math.Round(c.Outage.TotalSeconds, 3), Seconds(reach.Since is { } since ? c.FirstAfter(since) : null), c.Writes,
                c.Refused, c.Lost(truth.Mongo), c.Connections))],
            databases.Clusters.SelectMany(c => c.Instances).ToDictionary(i => i.Instance.Identifier, i => i.Member.Accepted.Count));
    }

    private static double? Seconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 3) : null;

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

/// <param name="OutageSeconds">The longest time between two acknowledged writes.</param>
/// <param name="FirstWriteSeconds">From the moment when the record pointed to a writer again to its first acknowledged write;
/// zero if it was already writing; null if there was none.</param>
/// <param name="LostWrites">The number of documents whose insertion was acknowledged but which are missing at the end.</param>
/// <param name="Connections">The connections that it opened, including those with which its driver monitors the servers.</param>
internal sealed record LiveClient(
    string Name, double OutageSeconds, double? FirstWriteSeconds, int Writes, int RefusedWrites, int LostWrites, int Connections);
