using System.Globalization;
using System.Text.Json;
using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;
using static Failover.Drill.Scenarios.Checks;

namespace Failover.Drill.Scenarios;

/// <summary>What a scenario of several regions expects of its end. Each returns null if it holds, else what does not hold.</summary>
internal static class RegionScenarioChecks
{
    /// <summary>The application writes twice a second.</summary>
    private const double WritesASecond = 2;

    /// <summary>Seconds that may be added to AWS's own durations, counted from the alarm.</summary>
    private const double MostAdded = 15;

    /// <summary>The cluster of that region is the newest primary, and both records point to it.</summary>
    public static string? LedTo(this ScenarioRun run, string region)
    {
        var cluster = run.ClusterIn(region);
        return Expect(
            run.World.GlobalCluster!.NewestPrimary == cluster, $"the global writer to be in {region}",
            run.World.GlobalCluster.NewestPrimary.Region)
            ?? run.RecordLeadsTo(cluster.Endpoint)
            ?? (run.World.Spec.ReaderRecord is null ? null : Expect(
                run.Reader == cluster.ReaderEndpoint, $"{run.World.Spec.ReaderRecord} to point to {cluster.ReaderEndpoint}", run.Reader
                    ?? "nothing"));
    }

    /// <summary>
    /// The invariant: each of our swaps makes the record point to the newest primary of that moment, after its promotion.
    /// </summary>
    public static string? EachSwapFollowsItsPromotion(this ScenarioRun run)
    {
        var early = run.Writes.FirstOrDefault(c => !IsOf(run.PrimaryAt(c.At), c));
        return Expect(
            early is null, "each swap to point to the newest primary of its moment", $"{early?.After} at {early?.At:HH:mm:ss.fff}");
    }

    /// <summary>Regions were promoted this many times, and we called FailoverGlobalCluster this many times.</summary>
    public static string? Promoted(this ScenarioRun run, int times, int calls) =>
        Expect(run.Promotions.Count == times, $"{times} promotions", Text(run.Promotions.Count))
            ?? run.Called("rds:FailoverGlobalCluster", calls);

    /// <summary>Nothing was promoted and no record changed, nor was it attempted.</summary>
    public static string? NothingMoved(this ScenarioRun run) =>
        run.Promoted(0, 0) ?? run.SwappedTimes(0) ?? run.Called("route53:ChangeResourceRecordSets", 0);

    /// <summary>No more was lost than the estimate in the notification.</summary>
    public static string? LossIsWithinTheEstimate(this ScenarioRun run)
    {
        var (lost, estimate) = (run.Client.LostAcknowledgedWrites / WritesASecond, run.Estimate());
        return Expect(lost <= estimate, $"a loss of at most {Text(estimate ?? 0)} s, as estimated", $"{Text(lost)} s");
    }

    public static string? NothingIsLost(this ScenarioRun run) => Expect(
        run.Client.LostAcknowledgedWrites == 0, "no lost write", Text(run.Client.LostAcknowledgedWrites));

    /// <summary>From the alarm, or the start by the beats, the application wrote again within AWS's own durations plus 15 s.</summary>
    public static string? AddsLittle(this ScenarioRun run)
    {
        var added = run.Main is { } main ? RegionDurations.From(run, main)?.Added : null;
        return Expect(added <= MostAdded, $"at most {Text(MostAdded)} s beyond AWS's own", $"{Text(added ?? double.NaN)} s");
    }

    /// <summary>An execution in that region ended with this outcome, and its summary contains that text.</summary>
    public static string? EndedIn(this ScenarioRun run, string region, Outcome outcome, string saying)
    {
        var found = run.Ended.Where(e => run.World.RegionOf(e.Execution).Name == region).ToList();
        return Expect(
            found.Any(e => e.Report?.Outcome == outcome && e.Report.Summary.Contains(saying, StringComparison.Ordinal)),
            $"an execution in {region} to end as {outcome}, saying '{saying}'",
                string.Join("; ", found.Select(e => $"{e.Report?.Outcome}: {e.Report?.Summary}")));
    }

    /// <summary>This many messages have that text in their subject.</summary>
    public static string? Told(this ScenarioRun run, string subject, int times)
    {
        var found = run.Messages.Count(m => m.Subject?.Contains(subject, StringComparison.Ordinal) == true);
        return Expect(found == times, $"{times} messages with the subject '{subject}'", Text(found));
    }

    /// <summary>An answer by hand was refused with this error.</summary>
    public static string? AnswerWasRefused(this ScenarioRun run, string error) => Expect(
        run.World.Cloud.Core.Journal.Entries.Any(e => e.Kind == "answer-refused" && e.Detail.StartsWith(error, StringComparison.Ordinal)),
        $"an answer to be refused with {error}", "none such");

    /// <summary>The upper bound of the loss that PromoteRegion acted on, in seconds.</summary>
    public static int? Estimate(this ScenarioRun run) => run.Found("PromoteRegion", "region")
        .Select(r => r.GetProperty("promotion")).Where(p => p.ValueKind == JsonValueKind.Object)
        .Select(p => p.TryGetProperty("lossSeconds", out var loss) && loss.ValueKind == JsonValueKind.Number ? loss.GetInt32() : (int?)null)
        .LastOrDefault();

    private static DatabaseCluster ClusterIn(this ScenarioRun run, string region) => run.World.Databases.First(d => d.Region == region);

    private static DatabaseCluster PrimaryAt(this ScenarioRun run, DateTimeOffset at) =>
        run.Promotions.LastOrDefault(p => p.At <= at).Primary ?? run.World.Database;

    private static bool IsOf(DatabaseCluster cluster, RecordChange change) =>
        change.After?.Values[0].TrimEnd('.') is { } value && (value == cluster.Endpoint || value == cluster.ReaderEndpoint);

    extension(ScenarioRun run)
    {
        /// <summary>Where the readers' record points; null if there is no such record.</summary>
        private string? Reader => run.World.Spec.ReaderRecord is { } name
            ? run.World.Cloud.Route53.Zone(run.World.Spec.ZoneId).Find(name)?.Values[0].TrimEnd('.') : null;
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
