using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Asks CloudWatch when a writable primary answered the heartbeat: a hint, for which a report waits seconds.</summary>
/// <remarks>
/// GetMetricStatistics gives at most 1,440 data points a call, periods below a minute for three hours, those of a minute for 15 days
/// (API reference). So what is longer ago is known less exactly.
/// </remarks>
internal sealed class HeartbeatReader(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings, TimeProvider time)
{
    private readonly HeartbeatMetric metric = new(cloudWatch, settings);

    /// <summary>How long a report waits for it, in all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How far before the alarm the last proof is looked for at first.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Periods and how far back each serves, from now. The start is rounded down to a whole minute: 1,440 data points less a minute's.
    /// </summary>
    private static readonly (int Seconds, TimeSpan Reach)[] Periods =
        [(1, TimeSpan.FromMinutes(23)), (10, TimeSpan.FromHours(3) - TimeSpan.FromMinutes(1)), (60, TimeSpan.FromHours(23))];

    /// <param name="cluster">The plan's, for a stack without one of its own.</param>
    /// <param name="anchor">When the alarm, the drill or the execution began.</param>
    /// <param name="isEnough">Whether the series tells what is asked; else a longer one is read.</param>
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
