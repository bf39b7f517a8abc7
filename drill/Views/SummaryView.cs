using System.Globalization;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Views;

/// <summary>The result of a drill: timeline, durations, what the application's users saw, and whether everything was right.</summary>
internal static class SummaryView
{
    private const int NameWidth = 13;

    public static void Show(Page page, ScenarioRun run)
    {
        var document = RunDocument.From(run);
        ShowTimeline(page, run, document);
        ShowFigures(page, document);
        page.Blank();
        var (word, why, look) = run.Passed
            ? ("PASS", $"{document.Outcome ?? "no execution"}, as expected", Look.Good)
            : ("FAIL", ShortNames.In(run.Complaint ?? ""), Look.Bad);
        page.Row([new Cell(word.PadRight(NameWidth), look)], why, look);
    }

    private static void ShowTimeline(Page page, ScenarioRun run, RunDocument document)
    {
        if (document.Timeline.Count == 0)
        {
            return;
        }

        page.Blank();
        page.Heading("Timeline of the report");
        var width = document.Timeline.Max(entry => entry.Stage.Length);
        foreach (var entry in document.Timeline)
        {
            page.Row(
                [new Cell(Seconds.Since(entry.At - run.FirstFaultAt).PadLeft(9) + "  ", Look.Faint),
                    new Cell(entry.Stage.PadRight(width) + "  ", Look.Strong)],
                ShortNames.In(entry.Note),
                Look.Plain);
        }
    }

    private static void ShowFigures(Page page, RunDocument document)
    {
        page.Blank();
        page.Heading("Figures");
        var durations = document.Durations;
        Row("Durations", string.Join(", ", new[]
        {
            Part("detect", durations.Detect), Part("verify", durations.Verify), Part("promote", durations.Promote),
            Part("dns", durations.Dns), Part("probe", durations.Probe), Part("total", durations.Total),
        }.OfType<string>()));
        if (durations.Region is { } region)
        {
            Row("Region", string.Join(", ", new[]
            {
                Part("evidence", region.Evidence), Part("approval", region.Approval), Part("promotion", region.Promotion),
                Part("propagation", region.Propagation), Part("TTL", region.Ttl), Part("not AWS's", region.Own),
                region.Added is { } added ? $"added to AWS's sum since the alarm {Seconds.Text(added)}" : null,
            }.OfType<string>()));
        }

        var client = document.Client;
        Row("Application", string.Create(
            CultureInfo.InvariantCulture,
            $"down {client.OutageSeconds:0.0} s; {client.AcknowledgedWrites} writes acknowledged, {client.LostAcknowledgedWrites} of them "
                + $"lost; {client.FailedWrites} failed"));
        Row("Others", string.Join("; ", document.Applications.Skip(1).Select(Application)));
        var record = document.Record;
        Row("Record", ShortNames.In($"{record.Name} points to {record.After ?? "nothing"}"
            + (record.Before == record.After ? ", as before" : $", before to {record.Before ?? "nothing"}")));
        if (document.Execution is { } execution)
        {
            Row("Execution", string.Create(
                CultureInfo.InvariantCulture,
                $"{execution.Status.ToLowerInvariant()}, {execution.Transitions} transitions, {execution.Invocations} invocations, "
                    + $"{execution.Cost * 100:0.000} US cents"));
        }

        foreach (var other in document.Executions.Where(e => e.Name != document.Execution?.Name))
        {
            Row("Also", ShortNames.In($"{other.Name}: {other.Outcome ?? other.Status.ToLowerInvariant()}: {other.Summary}"));
        }

        void Row(string name, string text) => page.Row([new Cell(name.PadRight(NameWidth), Look.Strong)], text, Look.Plain);
    }

    private static string Application(DriverOutage application) => application.OutageSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"driver {application.Driver} down {seconds:0.0} s")
        : $"driver {application.Driver} never wrote again";

    private static string? Part(string name, double? seconds) => seconds is { } value ? $"{name} {Seconds.Text(value)}" : null;
}
