using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>The report as metrics: the outcome of each execution, and how long a recovery took.</summary>
internal static class ReportMetrics
{
    public static string Compose(string metricNamespace, Report report)
    {
        List<MetricValue> values = [.. Enum.GetValues<Outcome>().Select(o =>
            new MetricValue(MetricNames.From(o), "Count", o == report.Outcome ? 1 : 0))];
        if (report.RecoverySeconds is { } seconds)
        {
            values.Add(new MetricValue(MetricNames.RecoverySeconds, "Seconds", seconds));
        }

        return EmbeddedMetrics.Compose(metricNamespace, report.Cluster ?? "unknown", report.At, values);
    }
}
