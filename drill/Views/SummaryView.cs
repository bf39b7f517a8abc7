using System.Globalization;
using Failover.Drill.Scenarios;
using Failover.Functions;
using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>What a drill came to: timeline, durations, what the application's users felt, and whether all that was right.</summary>
internal static class SummaryView
{
    public static void Show(IAnsiConsole console, ScenarioRun run)
    {
        var document = RunDocument.Of(run);
        ShowTimeline(console, run, document);
        ShowFigures(console, document);
        var verdict = run.Passed
            ? new Text($"PASS: {document.Outcome ?? "no execution"}, as expected", new Style(Color.Green))
            : new Text($"FAIL: {run.Complaint}", new Style(Color.Red));
        console.WriteLine();
        console.Write(verdict);
        console.WriteLine();
    }

    private static void ShowTimeline(IAnsiConsole console, ScenarioRun run, RunDocument document)
    {
        if (document.Timeline.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Rule("[bold]Timeline of the execution that counts[/]").LeftJustified());
        var table = new Table().Border(TableBorder.None).HideHeaders()
            .AddColumn("", c => c.NoWrap().RightAligned()).AddColumn("", c => c.NoWrap()).AddColumn("");
        foreach (var entry in document.Timeline)
        {
            var since = (entry.At - run.FirstFaultAt).TotalSeconds;
            table.AddRow(new Text(string.Create(CultureInfo.InvariantCulture, $"{since:+0.0;-0.0} s")), new Text(entry.Stage), new Text(entry.Note));
        }

        console.Write(table);
    }

    private static void ShowFigures(IAnsiConsole console, RunDocument document)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]Figures[/]").LeftJustified());
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("", c => c.NoWrap()).AddColumn("");
        var durations = document.Durations;
        Row("Durations", string.Join(", ", new[]
        {
            Part("detect", durations.Detect), Part("verify", durations.Verify), Part("promote", durations.Promote),
            Part("dns", durations.Dns), Part("probe", durations.Probe), Part("total", durations.Total),
        }.OfType<string>()));
        var client = document.Client;
        Row("Application", string.Create(
            CultureInfo.InvariantCulture,
            $"down {client.OutageSeconds:0.0} s, {client.FailedWrites} writes failed, {client.AcknowledgedWrites} acknowledged, {client.LostAcknowledgedWrites} of them lost"));
        Row("Record", document.Record.Before == document.Record.After
            ? $"{document.Record.Name} -> {document.Record.After ?? "nothing"} (unchanged)"
            : $"{document.Record.Name} -> {document.Record.After ?? "nothing"} (was {document.Record.Before ?? "nothing"})");
        if (document.Execution is { } execution)
        {
            Row("Execution", string.Create(
                CultureInfo.InvariantCulture,
                $"{execution.Status}, {execution.Transitions} transitions, {execution.Invocations} invocations, {execution.Cost * 100:0.000} cents"));
        }

        if (document.Executions.Count > 1)
        {
            Row("Others", string.Join("; ", document.Executions
                .Where(e => e.Name != document.Execution?.Name)
                .Select(e => $"{e.Outcome ?? e.Status}: {e.Summary}")));
        }

        console.Write(table);

        void Row(string name, string text) => table.AddRow(new Text(name), new Text(text));
    }

    private static string? Part(string name, double? seconds) =>
        seconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.0} s") : null;
}
