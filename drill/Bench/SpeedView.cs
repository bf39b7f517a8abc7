using System.Globalization;
using Spectre.Console;

namespace Failover.Drill.Bench;

/// <summary>The speed bench, at most 80 columns wide.</summary>
internal static class SpeedView
{
    public static void Show(IAnsiConsole console, SpeedDocument document)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Failovers} warm failovers (writer-crash), seed {document.Seed}: {document.FailoversPerSecond:0} a second on one thread,"));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Warm.P50:0.0} ms and {document.AllocatedKilobytes:0} KB each (p99 {document.Warm.P99:0.0} ms; CPU {document.CpuMilliseconds:0.0} ms), peak memory {document.PeakMegabytes:0} MB."));
        console.WriteLine();
        var table = new Table().Border(TableBorder.None);
        foreach (var title in new[] { "clusters", "recovered", "p50 s", "p99 s", "max s", "R53 each", "refused", "steps", "MB", "wall s" })
        {
            table.AddColumn(title, c => c.RightAligned());
        }

        foreach (var fleet in document.Fleets)
        {
            table.AddRow(new[]
            {
                Number(fleet.Clusters), Number(fleet.Recovered.Count), Number(fleet.RecoveredSeconds?.P50), Number(fleet.RecoveredSeconds?.P99), Number(fleet.RecoveredSeconds?.Most),
                Number(fleet.AcceptedCalls), Number(fleet.RefusedCalls), Number(fleet.Transitions), Number(fleet.PeakMegabytes), Number(fleet.WallSeconds),
            }.Select(static text => new Text(text)));
        }

        console.Write(table);
    }

    private static string Number(double? value) => value is { } number ? number.ToString("0.#", CultureInfo.InvariantCulture) : "-";
}
