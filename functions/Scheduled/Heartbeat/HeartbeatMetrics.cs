using System.Globalization;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <summary>One beat as a metric. How long it took is in the same log entry: a second metric would double the cost.</summary>
internal static class HeartbeatMetrics
{
    public static string Compose(string metricNamespace, string cluster, Beat beat, DateTimeOffset at) => EmbeddedMetrics.Compose(
        metricNamespace,
        cluster,
        at,
        [new(MetricNames.Heartbeat, "Count", beat.IsAlive ? 1 : 0, HighResolution: true)],
        new MetricNote("detail", string.Create(CultureInfo.InvariantCulture, $"{beat.Detail} ({beat.Took.TotalMilliseconds:0} ms)")));
}
