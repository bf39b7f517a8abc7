using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Asks CloudWatch when a writable primary answered the heartbeat: a hint, so a report waits only a few seconds for it.</summary>
/// <remarks>
/// GetMetricStatistics returns at most 1,440 data points a call; it has periods below a minute for three hours and one-minute periods
/// for 15 days (API reference). So the longer ago something was, the less exactly it is known.
/// </remarks>
internal sealed class HeartbeatReader(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings, TimeProvider time)
{
    private readonly HeartbeatMetric metric = new(cloudWatch, settings);

    /// <summary>How long a report waits for it in total.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How far before the alarm the search for the last proof begins.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Periods, and how far back from now each can be read. CloudWatch rounds the start down to a whole minute, so each stays at
    /// least a minute below its limit.
    /// </summary>
    private static readonly (int Seconds, TimeSpan Reach)[] Periods =
        [(1, TimeSpan.FromMinutes(23)), (10, TimeSpan.FromHours(3) - TimeSpan.FromMinutes(1)), (60, TimeSpan.FromHours(23))];

    /// <param name="cluster">The plan's cluster, for a stack without one of its own.</param>
    /// <param name="anchor">When the alarm, the drill or the execution began.</param>
    /// <param name="isEnough">Whether the series answers the question; if not, a longer one is read.</param>
    public Task<Lookup<HeartbeatSeries>> ReadAsync(
        string cluster, DateTimeOffset anchor, Func<HeartbeatSeries, bool> isEnough, CancellationToken cancellationToken) =>
        Lookup.TryAsync(async () =>
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var (own, now) = (settings.Value, time.GetUtcNow());
            var interval = TimeSpan.FromSeconds(own.HeartbeatSeconds);
            var series = new HeartbeatSeries([], interval, TimeSpan.Zero);
            foreach (var (seconds, reach) in Periods.Where(p => p == Periods[^1] || now - anchor <= p.Reach - Lookback))
            {
                var points = await metric.ReadAsync(own.Cluster ?? cluster, now - reach, now, seconds, either.Token);
                series = new HeartbeatSeries(points, interval, TimeSpan.FromSeconds(seconds));
                if (isEnough(series))
                {
                    break;
                }
            }

            return series;
        });
}
