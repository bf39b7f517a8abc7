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
        Line(page, $"{"CASE",-28}{"ALARMED",8}{"VERIFICATIONS",14}{"WRITES",8}{"FAILOVERS",10}{"MOST MAILS",12}");
        foreach (var figure in study.FalseAlarms)
        {
            Line(
                page,
                $"{figure.Case,-28}{figure.Alarmed,8}{figure.Verifications,14}{figure.Writes,8}{figure.Failovers,10}{figure.MostMails,12}");
            if (figure.Outcomes.Count > 0)
            {
                page.Paragraph(string.Join(", ", figure.Outcomes.Select(pair => $"{pair.Key} {pair.Value}")), Look.Faint, indent: 2);
            }
        }

        page.Blank();
        page.Paragraph(
            study.Passed
                ? $"Passed: {Limits}."
                : $"FAILED: expected that {Limits}.",
            study.Passed ? Look.Good : Look.Bad);
    }

    private static string Limits =>
        $"an execution starts within {DetectionStudy.UsualStartLimit} s (p50) and {DetectionStudy.StartLimit} s (p99), heartbeat-lost is " +
        $"in ALARM within {DetectionStudy.HeartbeatLimit} s (p99), and a false alarm writes nothing and sends " +
        $"{DetectionStudy.MailLimit} mail at the most";

    private static void Line(Page page, FormattableString line) => page.Verbatim(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    private static string Seconds(double? seconds) => seconds is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
