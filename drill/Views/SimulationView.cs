using System.Globalization;
using Failover.Drill.Simulation;

namespace Failover.Drill.Views;

/// <summary>The simulation's result as text.</summary>
internal static class SimulationView
{
    /// <summary>More of one invariant's seeds say no more.</summary>
    private const int MostSeeds = 10;

    public static void Show(Page page, SimulationDocument document)
    {
        // Most violations of one invariant have one cause: the first is told in full, of the others where to find them.
        foreach (var cause in document.Violations.GroupBy(static violation => violation.Invariant, StringComparer.Ordinal))
        {
            var violations = cause.ToList();
            Show(page, violations[0]);
            if (violations.Count > 1)
            {
                var seeds = string.Join(", ", violations.Skip(1).Take(MostSeeds).Select(static violation => violation.Seed));
                page.Paragraph(
                    $"{violations.Count - 1} more of {cause.Key}, seeds {seeds}{(violations.Count - 1 > MostSeeds ? ", ..." : "")}",
                    Look.Bad);
            }

            page.Blank();
        }

        page.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Runs} runs in {document.Seconds:0.0} s ({document.RunsPerSecond:0} a second), {document.Violations.Count} "
                + $"violations"));
        Row(page, "Executions", Counts(document.Outcomes));
        Row(page, "Faults", Counts(document.Faults));
        Row(page, "Swaps", $"{document.Swaps}, of which the API's lag overtook {document.Overtaken}; ahead of a promotion: "
            + $"{document.Ahead}");
        Row(page, "Led away", $"by somebody else after a proof: {document.LedAway} times; reported: {document.LedAwayTold} times");
        Row(page, "Elsewhere", $"left pointing elsewhere, with an excuse: {Counts(document.LeftElsewhere)}; ended by hand: "
            + $"{document.ByHand} runs");
        Row(page, "Applications", $"at the end, by driver: {Counts(document.Applications)}");
    }

    /// <summary>One world: every happening is a line as it is, for grep.</summary>
    public static void Trace(TextWriter output, SimulationRun run)
    {
        output.WriteLine($"world: {run.Case.World}");
        run.Case.Faults.ToList().ForEach(fault => output.WriteLine($"fault: {fault}"));
        foreach (var entry in run.Trace)
        {
            output.WriteLine(SimulatedCaseDocument.Line(entry));
        }

        foreach (var message in run.Messages)
        {
            output.WriteLine(message);
        }
    }

    private static void Show(Page page, ViolationDocument violation)
    {
        page.Paragraph(
            $"VIOLATION of {violation.Invariant} in run {violation.Run} (seed {violation.Seed}): {violation.Detail}", Look.Bad);
        page.Paragraph($"world: {violation.World}", indent: 2);
        foreach (var line in violation.Minimal)
        {
            page.Paragraph($"fault: {line}", indent: 2);
        }

        foreach (var line in violation.Trace)
        {
            page.Paragraph(line, Look.Faint, indent: 4);
        }
    }

    private static void Row(Page page, string name, string text) => page.Row([new Cell(name.PadRight(14), Look.Strong)], text, Look.Plain);

    private static string Counts(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
}
