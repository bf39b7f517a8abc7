using System.Globalization;
using Failover.Drill.Views;

namespace Failover.Drill.Bench;

/// <summary>A bench as two tables, each at most 80 columns wide, what it compares, and its gates.</summary>
internal static class BenchView
{
    private static readonly Func<DesignDocument, (string Label, string Value)>[] Rows =
    [
        static d => ("over before it was noticed", d.Healed.ToString(CultureInfo.InvariantCulture)),
        static d => ("detected, of what broke", Text(d.Detected)),
        static d => ("  s from the fault, p50 / p99", Text(d.DetectedSeconds)),
        static d => ("recovered correctly", Text(d.Recovered)),
        static d => ("  s from the fault, p50 / p99", Text(d.RecoveredSeconds)),
        static d => ("application back at the end", Text(d.ApplicationBack)),
        static d => ("  down, s, p50 / p99", Text(d.OutageSeconds)),
        static d => ("driver in replica-set mode", Text(d.Applications[1].OutageSeconds)),
        static d => ("  worlds in which it never wrote", Number(d.Applications[1].Never)),
        static d => ("driver that connects directly", Text(d.Applications[2].OutageSeconds)),
        static d => ("  worlds in which it never wrote", Number(d.Applications[2].Never)),
        static d => ("wrong or false successes", Number(d.Wrong)),
        static d => ("needless writes", Number(d.NeedlessWrites)),
        static d => ("added to AWS's own time, s", Text(d.AddedSeconds)),
        static d => ("transitions, p50 / p99", Text(d.Transitions)),
        static d => ("invocations, p50 / p99", Text(d.Invocations)),
        static d => ("API calls, p50 / p99", Text(d.ApiCalls)),
        static d => ("cents, p50 / p99", d.Cost is { } c ? Text(c with { P50 = c.P50 * 100, P99 = c.P99 * 100 }, "0.000") : "-"),
    ];

    private static IEnumerable<(BenchDesign Design, int Index)> Columns =>
        BenchDesign.All.Select(static (design, index) => (design, index)).Where(static pair => pair.design.Title is not null);

    public static void Show(Page page, BenchDocument document)
    {
        page.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{document.Runs} worlds, seed {document.Seed}; each design plays each of them."));
        page.Blank();
        foreach (var design in BenchDesign.All)
        {
            page.Row([new Cell((design.Title ?? "Word for word").PadRight(16), Look.Strong)], design.About, Look.Plain);
        }

        page.Blank();
        ShowDesigns(page, document);
        page.Blank();
        ShowKinds(page, document);
        page.Blank();
        page.Paragraph($"Added: {document.Added}.", Look.Faint);
        page.Blank();
        ShowGates(page, document);
    }

    private static void ShowGates(Page page, BenchDocument document)
    {
        page.Heading("What Failover promises; the exit code is 0 only if all of it holds");
        foreach (var gate in document.Gates)
        {
            page.Row(
                [new Cell(gate.Passed ? "PASS  " : "FAIL  ", gate.Passed ? Look.Good : Look.Bad), new Cell(gate.Name.PadRight(38))],
                $"{gate.Limit}: found {gate.Found ?? "no such world"}", gate.Passed ? Look.Plain : Look.Bad);
        }
    }

    private static void ShowDesigns(Page page, BenchDocument document)
    {
        Line(page, $"{"",-32}{string.Concat(Columns.Select(static c => $"{c.Design.Title,16}"))}");
        foreach (var row in Rows)
        {
            var values = Columns.Select(c => $"{row(document.Designs[c.Index]).Value,16}");
            Line(page, $"{row(document.Designs[0]).Label,-32}{string.Concat(values)}");
        }
    }

    private static void ShowKinds(Page page, BenchDocument document)
    {
        var titles = string.Concat(Columns.Select(static c => $"  {c.Design.Title}"));
        Line(page, $"{"did what is right",-27}{"of",3}{titles}{"added, s",13}");
        foreach (var kind in document.Mix)
        {
            var correct = Columns.Select(c => Number(kind.Correct[c.Design.Name]).PadLeft(c.Design.Title!.Length + 2));
            Line(page, $"{kind.Name,-27}{kind.Worlds,3}{string.Concat(correct)}{Text(kind.AddedSeconds),13}");
        }
    }

    private static void Line(Page page, FormattableString line) => page.Verbatim(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(Share share) => share.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{share.Count}/{share.Of} {Math.Floor(value * 1000) / 10:0.0}%")
        : "-";

    private static string Text(Percentiles? value, string format = "0.#") => value is null
        ? "-"
        : $"{value.P50.ToString(format, CultureInfo.InvariantCulture)} / {value.P99.ToString(format, CultureInfo.InvariantCulture)}";
}
