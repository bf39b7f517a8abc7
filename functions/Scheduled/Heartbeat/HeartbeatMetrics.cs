using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <summary>One beat as metrics.</summary>
internal static class HeartbeatMetrics
{
    public static string Compose(string metricNamespace, string cluster, Beat beat, DateTimeOffset at) => EmbeddedMetrics.Compose(
        metricNamespace,
        cluster,
        at,
        [
            new(MetricNames.Heartbeat, "Count", beat.IsAlive ? 1 : 0, HighResolution: true),
            new(MetricNames.HeartbeatMilliseconds, "Milliseconds", Math.Round(beat.Took.TotalMilliseconds), HighResolution: true),
        ],
        new MetricNote("detail", beat.Detail));
}
