using System.Globalization;
using Failover.Drill.Detection;
using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>The study's two tables.</summary>
internal static class DetectionView
{
    public static void Show(IAnsiConsole console, DetectionStudy study)
    {
        console.Write(Detection(study));
        console.WriteLine();
        console.Write(FalseAlarms(study));
        console.WriteLine();
        console.WriteLine(study.Passed
            ? string.Create(CultureInfo.InvariantCulture, $"Passed: the heartbeat's p99 is within {DetectionStudy.HeartbeatLimit} s, and no false alarm wrote anything.")
            : string.Create(CultureInfo.InvariantCulture, $"FAILED: expected a heartbeat's p99 within {DetectionStudy.HeartbeatLimit} s, and no writes."));
    }

    private static Table Detection(DetectionStudy study)
    {
        var table = Columns($"Seconds from the writer's death ({study.Runs} runs a case)", "Case", "Witness", "Detected", "p50", "p99", "Max");
        foreach (var figure in study.Detection)
        {
            table.AddRow(
                new Text(figure.Case), new Text(figure.Witness), new Text(figure.Detected.ToString("P1", CultureInfo.InvariantCulture)),
                new Text(Seconds(figure.P50)), new Text(Seconds(figure.P99)), new Text(Seconds(figure.Max)));
        }

        return table;
    }

    private static Table FalseAlarms(DetectionStudy study)
    {
        var table = Columns("The writer is well", "Case", "Alarmed", "Verifications", "Writes", "Failovers", "Outcomes");
        foreach (var figure in study.FalseAlarms)
        {
            table.AddRow(
                new Text(figure.Case), Number(figure.Alarmed), Number(figure.Verifications), Number(figure.Writes), Number(figure.Failovers),
                new Text(string.Join(", ", figure.Outcomes.Select(pair => $"{pair.Key} {pair.Value}"))));
        }

        return table;
    }

    private static Table Columns(string title, params string[] names)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        foreach (var name in names)
        {
            table.AddColumn(name, static column => column.NoWrap());
        }

        return table;
    }

    private static string Seconds(double? seconds) => seconds is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "-";

    private static Text Number(int value) => new(value.ToString(CultureInfo.InvariantCulture));
}
