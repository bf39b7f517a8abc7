using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Alarms;

/// <summary>A period of the heartbeat's metric.</summary>
/// <param name="At">The period's start: up to one period earlier than the beat.</param>
/// <param name="IsAnswered">Whether a writable primary answered every beat in it.</param>
internal sealed record HeartbeatPoint(DateTimeOffset At, bool IsAnswered);

/// <summary>Reads the heartbeat's metric as a time series.</summary>
internal sealed class HeartbeatMetric(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings)
{
    /// <param name="cluster">The metric's dimension.</param>
    /// <param name="period">In seconds: 1, 5, 10, 30 or a multiple of 60; the time range may span at most 1,440 periods.</param>
    /// <returns>In chronological order; a period without a beat has none.</returns>
    public async Task<List<HeartbeatPoint>> ReadAsync(
        string cluster, DateTimeOffset from, DateTimeOffset until, int period, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = settings.Value.MetricNamespace,
                MetricName = MetricNames.Heartbeat,
                Dimensions = [new Dimension { Name = MetricNames.Cluster, Value = cluster }],
                Statistics = ["Minimum"],
                Period = period,
                StartTime = from.UtcDateTime,
                EndTime = until.UtcDateTime,
            },
            token), cancellationToken);
        return [.. (answer.Datapoints ?? [])
            .Where(static p => p is { Timestamp: not null, Minimum: not null })
            .Select(static p => new HeartbeatPoint(AwsTime.Utc(p.Timestamp!.Value), p.Minimum >= 1))
            .OrderBy(static p => p.At)];
    }
}
