using System.Globalization;
using Failover.Drill.Views;

namespace Failover.Drill.Bench;

/// <summary>The result of the speed bench, at most 80 columns wide.</summary>
internal static class SpeedView
{
    public static void Show(Page page, SpeedDocument document)
    {
        page.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Failovers} warm failovers (writer-crash), seed {document.Seed}: {document.FailoversPerSecond:0} a second on one "
                + $"thread, {document.Warm.P50:0.0} ms and {document.AllocatedKilobytes:0} KB each (p99 {document.Warm.P99:0.0} ms; CPU "
                + $"{document.CpuMilliseconds:0.0} ms), peak memory {document.PeakMegabytes:0} MB."));
        page.Blank();
        page.Heading("Clusters of one account that fail at the same moment");
        Line($"{"",8}{"",10}{"SECONDS TO RECOVERED",24}{"ROUTE 53 EACH",19}{"",6}{"",6}{"",7}");
        Line($"{"CLUSTERS",8}{"RECOVERED",10}{"P50",8}{"P99",8}{"MAX",8}{"ACCEPTED",10}{"REFUSED",9}{"STEPS",6}{"MB",6}{"WALL S",7}");
        foreach (var f in document.Fleets)
        {
            var seconds = f.RecoveredSeconds;
            var times = $"{Number(seconds?.P50),8}{Number(seconds?.P99),8}{Number(seconds?.Most),8}";
            var calls = $"{Number(f.AcceptedCalls),10}{Number(f.RefusedCalls),9}";
            Line($"{f.Clusters,8}{f.Recovered.Count,10}{times}{calls}{f.Transitions,6:0}{f.PeakMegabytes,6:0}{f.WallSeconds,7:0.0}");
        }

        void Line(FormattableString line) => page.Verbatim(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
    }

    private static string Number(double? value) => value is { } number ? number.ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
