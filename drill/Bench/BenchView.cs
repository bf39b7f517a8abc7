using System.Globalization;
using Spectre.Console;

namespace Failover.Drill.Bench;

/// <summary>A bench as two tables, each at most 80 columns wide.</summary>
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
        static d => ("application down, s, p50 / p99", Text(d.OutageSeconds)),
        static d => ("  driver in replica-set mode", Text(d.Applications[1])),
        static d => ("  direct connection", Text(d.Applications[2])),
        static d => ("wrong or false successes", d.Wrong.ToString(CultureInfo.InvariantCulture)),
        static d => ("needless writes", d.NeedlessWrites.ToString(CultureInfo.InvariantCulture)),
        static d => ("added to AWS's own time, s", Text(d.AddedSeconds)),
        static d => ("transitions, p50 / p99", Text(d.Transitions)),
        static d => ("invocations, p50 / p99", Text(d.Invocations)),
        static d => ("API calls, p50 / p99", Text(d.ApiCalls)),
        static d => ("cents, p50 / p99", d.Cost is { } c ? Text(c with { P50 = c.P50 * 100, P99 = c.P99 * 100 }, "0.000") : "-"),
    ];

    public static void Show(IAnsiConsole console, BenchDocument document)
    {
        console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{document.Runs} worlds, seed {document.Seed}; each design plays each of them."));
        console.WriteLine();
        ShowDesigns(console, document);
        console.WriteLine();
        ShowKinds(console, document);
        console.WriteLine();
        console.Write(new Text($"Added: {document.Added}."));
        console.WriteLine();
    }

    private static void ShowDesigns(IAnsiConsole console, BenchDocument document)
    {
        var table = new Table().Border(TableBorder.None).AddColumn("", c => c.NoWrap());
        foreach (var design in BenchDesign.All)
        {
            table.AddColumn(design.Title, c => c.NoWrap().RightAligned());
        }

        foreach (var row in Rows)
        {
            table.AddRow([new Text(row(document.Designs[0]).Label), .. document.Designs.Select(design => new Text(row(design).Value))]);
        }

        console.Write(table);
    }

    private static void ShowKinds(IAnsiConsole console, BenchDocument document)
    {
        var table = new Table().Border(TableBorder.None)
            .AddColumn("Correct behaviour, by world", c => c.NoWrap()).AddColumn("Worlds", c => c.NoWrap().RightAligned());
        foreach (var design in BenchDesign.All)
        {
            table.AddColumn(design.Title.Replace("Article, best", "Best", StringComparison.Ordinal), c => c.NoWrap().RightAligned());
        }

        table.AddColumn("added, s", c => c.NoWrap().RightAligned());
        foreach (var kind in document.Mix)
        {
            table.AddRow(
            [
                new Text(kind.Name),
                Number(kind.Worlds),
                .. BenchDesign.All.Select(design => Number(kind.Correct[design.Name])),
                new Text(Text(kind.AddedSeconds)),
            ]);
        }

        console.Write(table);
    }

    private static Text Number(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static string Text(Share share) => share.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{share.Count}/{share.Of} {Math.Floor(value * 1000) / 10:0.0}%")
        : "-";

    private static string Text(ApplicationDocument application) =>
        Text(application.OutageSeconds) + (application.Never == 0 ? "" : $", never {application.Never}");

    private static string Text(Percentiles? value, string format = "0.#") => value is null
        ? "-"
        : $"{value.P50.ToString(format, CultureInfo.InvariantCulture)} / {value.P99.ToString(format, CultureInfo.InvariantCulture)}";
}
