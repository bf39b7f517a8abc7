using System.Globalization;
using Failover.Drill.Detection;

namespace Failover.Drill.Views;

/// <summary>The study's two tables, with one line of figures per case, so that none of them wraps at 80 columns.</summary>
internal static class DetectionView
{
    public static void Show(Page page, DetectionStudy study)
    {
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"Seconds from the writer's death ({study.Runs} runs per case)"));
        Line(page, $"{"CASE",-32}{"WITNESS",-18}{"DETECTED",8}{"P50",7}{"P99",7}{"MAX",7}");
        foreach (var figure in study.Detection)
        {
            var seconds = $"{Seconds(figure.P50),7}{Seconds(figure.P99),7}{Seconds(figure.Max),7}";
            Line(page, $"{figure.Case,-32}{figure.Witness,-18}{figure.Detected,8:P1}{seconds}");
        }

        page.Blank();
        page.Heading("The writer is healthy");
        Line(page, $"{"CASE",-32}{"ALARMED",9}{"VERIFICATIONS",15}{"WRITES",8}{"FAILOVERS",11}");
        foreach (var figure in study.FalseAlarms)
        {
            Line(page, $"{figure.Case,-32}{figure.Alarmed,9}{figure.Verifications,15}{figure.Writes,8}{figure.Failovers,11}");
            if (figure.Outcomes.Count > 0)
            {
                page.Paragraph(string.Join(", ", figure.Outcomes.Select(pair => $"{pair.Key} {pair.Value}")), Look.Faint, indent: 2);
            }
        }

        page.Blank();
        page.Paragraph(
            study.Passed
                ? $"Passed: the heartbeat's p99 is within {DetectionStudy.HeartbeatLimit} s, and no false alarm wrote anything."
                : $"FAILED: expected a heartbeat's p99 within {DetectionStudy.HeartbeatLimit} s, and no writes.",
            study.Passed ? Look.Good : Look.Bad);
    }

    private static void Line(Page page, FormattableString line) => page.Verbatim(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    private static string Seconds(double? seconds) => seconds is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
