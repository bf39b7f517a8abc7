using System.Globalization;
using Failover.Drill.Simulation;

namespace Failover.Drill.Views;

/// <summary>The simulation's result as text.</summary>
internal static class SimulationView
{
    public static void Show(TextWriter console, SimulationDocument document)
    {
        foreach (var violation in document.Violations)
        {
            Show(console, violation);
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Runs} runs in {document.Seconds:0.0} s ({document.RunsPerSecond:0} a second), {document.Violations.Count} "
                + $"violations"));
        console.WriteLine($"Executions: {Counts(document.Outcomes)}");
        console.WriteLine($"Faults: {Counts(document.Faults)}");
        console.WriteLine($"Swaps: {document.Swaps}, of which the API's lag overtook {document.Overtaken}");
        console.WriteLine($"Led away by somebody else after a proof: {document.LedAway} times; reported: {document.LedAwayTold} times");
        console.WriteLine($"Left pointing elsewhere, with an excuse: {Counts(document.LeftElsewhere)}; by hand: {document.ByHand} runs");
        console.WriteLine($"Applications at the end, by driver: {Counts(document.Applications)}");
    }

    private static void Show(TextWriter console, ViolationDocument violation)
    {
        console.WriteLine($"VIOLATION of {violation.Invariant} in run {violation.Run} (seed {violation.Seed}): {violation.Detail}");
        console.WriteLine($"  world: {violation.World}");
        foreach (var line in violation.Minimal)
        {
            console.WriteLine($"  fault: {line}");
        }

        foreach (var line in violation.Trace)
        {
            console.WriteLine($"    {line}");
        }
    }

    private static string Counts(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
}
