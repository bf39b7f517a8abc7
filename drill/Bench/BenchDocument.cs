using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Drill.Bench;

/// <summary>What <c>drill bench --json</c> prints. Times are in seconds, shares from 0 to 1.</summary>
/// <param name="Passed">Whether all worlds were played and every gate holds.</param>
/// <param name="Stopped">Whether it was ended before all worlds were played.</param>
/// <param name="Runs">Worlds; every design played each of them, with the same seeds.</param>
/// <param name="Added">What <see cref="TrialResult.Added"/> means.</param>
internal sealed record BenchDocument(
    bool Passed, bool Stopped, int Runs, int Seed, string Added, IReadOnlyList<BenchGate> Gates, IReadOnlyList<KindDocument> Mix,
    IReadOnlyList<DesignDocument> Designs)
{
    private const string AddedMeans =
        "first proof, minus the later of the execution's start and the moment when DocumentDB was ready (promoted, endpoint moved, "
            + "shown by the API), minus Route 53's own time from change to INSYNC; detection is not included, nor (in the total) are the "
            + "worlds in which AWS's own APIs fail";

    /// <param name="planned">Worlds that were to be played.</param>
    public static BenchDocument From(int planned, int seed, IReadOnlyDictionary<BenchDesign, IReadOnlyList<TrialResult>> results)
    {
        var runs = results[BenchDesign.Ours].Count;
        List<DesignDocument> designs = [.. BenchDesign.All.Select(design => DesignDocument.From(design, results[design]))];
        var gates = BenchGate.From(designs[^1]);
        return new BenchDocument(
            runs == planned && gates.All(static gate => gate.Passed),
            runs < planned,
            runs,
            seed,
            AddedMeans,
            gates,
            [.. BenchMix.Kinds.Select(kind => KindDocument.From(kind, results))],
            designs);
    }

    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Readable.BenchDocument);
}

/// <summary>One kind of world: how often it was drawn, and how each design did in it.</summary>
/// <param name="Right">The right behaviour in it.</param>
/// <param name="Correct">By design: the number of worlds in which it behaved correctly.</param>
/// <param name="DetectedSeconds">Ours: from the fault to the start of the execution.</param>
/// <param name="AddedSeconds">Ours: what <see cref="TrialResult.Added"/> means.</param>
/// <param name="OutageSeconds">Ours: how long the application could not write, in all worlds of the kind.</param>
internal sealed record KindDocument(
    string Name, int Weight, string Right, int Worlds, IReadOnlyDictionary<string, int> Correct, Percentiles? DetectedSeconds,
        Percentiles? AddedSeconds, Percentiles? OutageSeconds)
{
    public static KindDocument From(BenchKind kind, IReadOnlyDictionary<BenchDesign, IReadOnlyList<TrialResult>> results)
    {
        var ours = results[BenchDesign.Ours].Where(result => result.Kind == kind.Name).ToList();
        return new KindDocument(
            kind.Name,
            kind.Weight,
            Functions.Contract.EnumText.Kebab(kind.Right),
            ours.Count,
            BenchDesign.All.ToDictionary(
                static design => design.Name, design => results[design].Count(result => result.Kind == kind.Name && DidRight(result))),
            Percentiles.From(ours.Select(static result => result.Detected)),
            Percentiles.From(ours.Select(static result => result.Added)),
            Percentiles.From(ours.Select(static result => (double?)result.Outage)));
    }

    private static bool DidRight(TrialResult result) => result.Right == Failover.Drill.Bench.Right.Recover
        ? result.Correct || result.Healed
        : !result.Wrong && (result.Right != Failover.Drill.Bench.Right.StandAside || result.Writes == 0);
}

/// <param name="Of">The number of worlds that it is a share of.</param>
internal sealed record Share(int Count, int Of)
{
    public double? Value => Of == 0 ? null : Math.Round((double)Count / Of, 4);
}

/// <summary>Nearest-rank percentiles of the worlds that have a value.</summary>
/// <param name="Count">The number of worlds that have a value.</param>
internal sealed record Percentiles(double P50, double P99, double Most, int Count)
{
    public static Percentiles? From(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        return sorted.Count == 0 ? null : new Percentiles(Rank(0.5), Rank(0.99), Round(sorted[^1]), sorted.Count);

        double Rank(double share) => Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)]);
    }

    private static double Round(double value) => Math.Round(value, 6);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchDocument))]
[JsonSerializable(typeof(SpeedDocument))]
internal sealed partial class BenchJson : JsonSerializerContext
{
    public static BenchJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
