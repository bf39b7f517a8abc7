using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The answer as a metric. Which checks failed is in the same log entry: a second metric would double the cost.</summary>
internal static class ReadinessMetrics
{
    public static string Compose(string metricNamespace, ReadinessReport report) => EmbeddedMetrics.Compose(
        metricNamespace,
        report.Cluster,
        report.At,
        [new(MetricNames.Ready, "Count", report.Ready ? 1 : 0)],
        new MetricNote("summary", report.Summary));
}
