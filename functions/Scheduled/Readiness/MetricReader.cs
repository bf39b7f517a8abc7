using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>What this project's own metrics say.</summary>
internal sealed class MetricReader(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings)
{
    /// <summary>
    /// An older heartbeat does not count: the longest interval is a minute, and a metric takes a while to become visible.
    /// </summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    // The shortest interval between heartbeats: no period contains two.
    private const int BeatPeriod = 5;
    private const int Day = 86_400;

    private readonly HeartbeatMetric heartbeat = new(cloudWatch, settings);

    /// <summary>The newest heartbeat of the last two minutes.</summary>
    public async Task<HeartbeatPoint?> HeartbeatAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await heartbeat.ReadAsync(cluster, now - Fresh, now, BeatPeriod, cancellationToken)).LastOrDefault();

    /// <summary>The newest day since then that had a drill or a failover whose writer was proven.</summary>
    /// <remarks>
    /// From ReportOutcome's metrics, with one call each. Executions would have to be opened one by one, stand-downs included, and Step
    /// Functions forgets them after 90 days.
    /// </remarks>
    public async Task<DateTimeOffset?> LastProvenAsync(string cluster, DateTimeOffset since, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var drilled = DaysAsync(cluster, MetricNames.From(Outcome.Drilled), since, now, cancellationToken);
        var recovered = DaysAsync(cluster, MetricNames.From(Outcome.Recovered), since, now, cancellationToken);
        await Task.WhenAll(drilled, recovered);
        return (await drilled).Concat(await recovered).Where(p => p.Sum > 0).Select(p => (DateTimeOffset?)Utc(p)).Max();
    }

    private async Task<List<Datapoint>> DaysAsync(
        string cluster, string metric, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = settings.Value.MetricNamespace,
                MetricName = metric,
                Dimensions = [new Dimension { Name = MetricNames.Cluster, Value = cluster }],
                Statistics = ["Sum"],
                Period = Day,
                StartTime = from.UtcDateTime,
                EndTime = until.UtcDateTime,
            },
            token), cancellationToken);
        return [.. (answer.Datapoints ?? []).Where(p => p.Timestamp is not null)];
    }

    private static DateTimeOffset Utc(Datapoint point) => AwsTime.Utc(point.Timestamp!.Value);
}
