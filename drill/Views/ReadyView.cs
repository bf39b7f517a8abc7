using Failover.Drill.Ready;
using Failover.Functions.Contract;
using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>The readiness report as a table that says what to fix, wherever the report comes from.</summary>
internal static class ReadyView
{
    private const int Gap = 2;

    public static void Show(Page page, ReadinessReport report)
    {
        page.Heading($"Would a failover of {report.Cluster} work right now?");
        var width = report.Checks.Max(c => c.Name.Length) + Gap;
        foreach (var check in report.Checks)
        {
            var (word, look) = Say(check.Ok);
            page.Row(
                [new Cell(word.PadRight(5), look), new Cell(check.Name.PadRight(width), Look.Strong)], ShortNames.In(check.Found),
                Look.Plain);
            if (check.Ok != Answer.Yes)
            {
                Below("expected", check.Expected);
                Below("mend", check.Mend ?? "");
            }
        }

        page.Blank();
        var (verdict, why, style) = report.Ready ? ("READY", "all checks pass", Look.Good)
            : ("NOT READY", ShortNames.In(report.Summary), Look.Bad);
        page.Row([new Cell(verdict.PadRight(verdict.Length + Gap), style)], why, style);

        void Below(string word, string text) => page.Row(
            [new Cell(new string(' ', 5 + width)), new Cell($"{word}: ", Look.Faint)], ShortNames.In(text), Look.Plain);
    }

    /// <summary>A report, and whether it names the misconfiguration.</summary>
    public static void Show(Page page, ReadyRun run)
    {
        if (run.Broken is { } broken)
        {
            page.Paragraph($"{broken.Name}: {broken.Story}.");
            page.Blank();
        }

        Show(page, run.Report);
        if (run.Broken is not null)
        {
            page.Blank();
            Line(page, run, 6);
        }
    }

    /// <summary>Every misconfiguration, and the checks that name it.</summary>
    public static void Show(Page page, IReadOnlyList<ReadyRun> runs)
    {
        page.Heading("Misconfigurations, and the checks that name them");
        var width = runs.Max(r => Name(r).Length) + Gap;
        foreach (var run in runs)
        {
            page.Row([new Cell(Name(run).PadRight(width), Look.Strong)], run.Broken?.Story ?? "Nothing is wrong", Look.Faint);
            Line(page, run, width);
        }

        page.Blank();
        var passed = runs.Count(r => r.Passed);
        page.Paragraph($"{passed} of {runs.Count} as expected", passed == runs.Count ? Look.Good : Look.Bad);
    }

    private static void Line(Page page, ReadyRun run, int indent)
    {
        var named = run.Named.Count == 0 ? "ready" : $"named by {string.Join(", ", run.Named)}";
        page.Row(
            [new Cell((run.Passed ? "PASS" : "FAIL").PadRight(indent), run.Passed ? Look.Good : Look.Bad)],
            run.Passed ? named : $"{named}; expected {(run.Expected.Count == 0 ? "ready" : string.Join(", ", run.Expected))}",
            Look.Plain);
    }

    private static string Name(ReadyRun run) => run.Broken?.Name ?? "(healthy)";

    private static (string Word, Style Look) Say(Answer answer) => answer switch
    {
        Answer.Yes => ("yes", Look.Good),
        Answer.No => ("NO", Look.Bad),
        _ => ("?", Look.Warning),
    };
}
