using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The answer as metrics.</summary>
internal static class ReadinessMetrics
{
    public static string Compose(string metricNamespace, ReadinessReport report) => EmbeddedMetrics.Compose(
        metricNamespace,
        report.Cluster,
        report.At,
        [
            new(MetricNames.Ready, "Count", report.Ready ? 1 : 0),
            new(MetricNames.NotReadyChecks, "Count", report.Checks.Count(c => c.Ok != Answer.Yes)),
        ],
        new MetricNote("summary", report.Summary));
}
