using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Functions.Scheduled.Heartbeat;

namespace Failover.Drill.Simulation;

/// <summary>What <c>drill simulate --json</c> prints.</summary>
internal sealed record SimulationDocument
{
    private const int MostShrunk = 5;

    /// <summary>Whether all runs were done, and no invariant was violated.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether it was ended before all runs were done.</summary>
    public required bool Stopped { get; init; }

    /// <summary>Those that were done.</summary>
    public required int Runs { get; init; }

    public required int Seed { get; init; }

    public required double Seconds { get; init; }

    public required double RunsPerSecond { get; init; }

    public required IReadOnlyList<ViolationDocument> Violations { get; init; }

    /// <summary>The number of executions by outcome; <c>none</c> counts the runs without any.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>How often each kind of fault was scheduled.</summary>
    public required IReadOnlyDictionary<string, long> Faults { get; init; }

    public required long Swaps { get; init; }

    /// <summary>Runs in worlds of several regions.</summary>
    public required int Regional { get; init; }

    /// <summary>How often another region's cluster became the global writer, whoever requested it.</summary>
    public required long Promotions { get; init; }

    /// <summary>Promotions that our stacks requested, including those that were refused.</summary>
    public required long AskedPromotions { get; init; }

    /// <summary>
    /// Swaps to an instance that the API still showed as the writer, though it no longer was: the API's lag, not a violation.
    /// </summary>
    public required long Overtaken { get; init; }

    /// <summary>Swaps made ahead of a promotion, with RecordWhen=promoting.</summary>
    public required long Ahead { get; init; }

    /// <summary>Changes of the record by somebody else after a proof.</summary>
    public required long LedAway { get; init; }

    /// <summary>Reports of such changes that operators were notified of.</summary>
    public required long LedAwayTold { get; init; }

    /// <summary>Runs that left the record pointing elsewhere though the cluster was healthy, by excuse.</summary>
    public required IReadOnlyDictionary<string, long> LeftElsewhere { get; init; }

    /// <summary>Runs that an operator ended by hand, once all faults were over.</summary>
    public required int ByHand { get; init; }

    /// <summary>Runs that ended with the record pointing to a healthy writer, by the application's driver and whether it wrote.</summary>
    public required IReadOnlyDictionary<string, long> Applications { get; init; }

    public static SimulationDocument From(int runs, int seed, TimeSpan took, SimulationTally tally, IReadOnlyList<FoundViolation> found) =>
        new()
        {
            Passed = found.Count == 0 && tally.Runs == runs,
            Stopped = tally.Runs < runs,
            Runs = tally.Runs,
            Seed = seed,
            Seconds = Math.Round(took.TotalSeconds, 3),
            RunsPerSecond = Math.Round(tally.Runs / Math.Max(0.001, took.TotalSeconds), 1),
            Violations = [.. found.Select((f, n) => ViolationDocument.From(f, shrink: n < MostShrunk && tally.Runs == runs))],
            Outcomes = new SortedDictionary<string, long>(tally.Outcomes.ToDictionary(), StringComparer.Ordinal) { ["none"] = tally.Quiet },
            Faults = tally.Faults,
            Swaps = tally.Swaps,
            Regional = tally.Regional,
            Promotions = tally.Promotions,
            AskedPromotions = tally.AskedPromotions,
            Overtaken = tally.Overtaken,
            Ahead = tally.Ahead,
            LedAway = tally.LedAway,
            LedAwayTold = tally.LedAwayTold,
            LeftElsewhere = tally.LeftElsewhere,
            ByHand = tally.ByHand,
            Applications = tally.Applications,
        };

    public string ToJson() => JsonSerializer.Serialize(this, SimulationJson.Readable.SimulationDocument);
}

/// <param name="Seed">The case's own seed, as <c>--case</c> takes it.</param>
/// <param name="Minimal">The smallest schedule that violates the same invariant.</param>
/// <param name="World">The world of the smallest case.</param>
/// <param name="Trace">What happened around the violation, in the smallest case.</param>
internal sealed record ViolationDocument(
    int Run, int Seed, string Invariant, IReadOnlyList<string> Minimal, RandomWorld World, string Detail, IReadOnlyList<string> Trace)
{
    private const int Before = 40;
    private const int After = 5;

    public static ViolationDocument From(FoundViolation found, bool shrink)
    {
        var invariant = found.Violation.Invariant;
        var smallest = shrink ? Shrinker.Shrink(found.Case, invariant) : found.Case;
        var run = SimulationRun.Execute(smallest);
        var violation = run.Violations.FirstOrDefault(v => v.Invariant == invariant) ?? found.Violation;
        return new ViolationDocument(
            found.Run, found.Case.Seed, invariant, [.. smallest.Faults.Select(f => f.ToString())], smallest.World, violation.Detail,
                Around(run, invariant));
    }

    private static List<string> Around(SimulationRun run, string invariant)
    {
        // Heartbeats come all the time and say little.
        var lines = run.Trace.Where(e => e.Subject != nameof(HeartbeatFunction) && e.Kind is not ("matched" or "delivered")).ToList();
        var at = lines.FindIndex(e => e.Kind == "violated" && e.Subject == invariant);
        var from = Math.Max(0, at - Before);
        return [
            .. lines[from..Math.Min(lines.Count, at + After)]
            .Select(SimulatedCaseDocument.Line)];
    }
}

/// <summary>What <c>drill simulate --case SEED --json</c> prints: one world, all that happened in it, and what did not hold.</summary>
internal sealed record SimulatedCaseDocument(
    bool Passed, int Seed, RandomWorld World, IReadOnlyList<string> Faults, IReadOnlyList<string> Violations,
    IReadOnlyList<string> Trace, IReadOnlyList<string> Messages)
{
    public static SimulatedCaseDocument From(SimulationRun run) => new(
        run.Violations.Count == 0,
        run.Case.Seed,
        run.Case.World,
        [.. run.Case.Faults.Select(static fault => fault.ToString())],
        [.. run.Violations.Select(static violation => $"{violation.Invariant}: {violation.Detail}")],
        [.. run.Trace.Select(Line)],
        [.. run.Messages]);

    public static string Line(LocalCloud.Time.JournalEntry e) => $"{e.At:HH:mm:ss.fff} {e.Source} {e.Kind} {e.Subject}: {e.Detail}";

    public string ToJson() => JsonSerializer.Serialize(this, SimulationJson.Readable.SimulatedCaseDocument);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimulatedCaseDocument))]
[JsonSerializable(typeof(SimulationDocument))]
internal sealed partial class SimulationJson : JsonSerializerContext
{
    public static SimulationJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<Worlds.RecordStart>(JsonNamingPolicy.KebabCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
