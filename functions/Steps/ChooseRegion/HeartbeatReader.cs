using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>The last beat that CloudWatch knows.</summary>
/// <param name="At">The begin of its period: as much as a period earlier than the beat.</param>
/// <param name="IsAnswered">Whether all looks of that period found a writable primary.</param>
internal sealed record BeatReading(DateTimeOffset At, bool IsAnswered);

/// <summary>Asks for the beats, and for the alarm that rests on them.</summary>
internal sealed class HeartbeatReader(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings)
{
    /// <summary>In seconds; CloudWatch has data of high resolution by 1, 5, 10 and 30 s.</summary>
    private const int Period = 5;

    private readonly AlarmReader alarms = new(cloudWatch);

    public async Task<AlarmView?> AlarmAsync(string name, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => alarms.FindAsync(name, AlarmKinds.Metric, cancellationToken))).Value;

    /// <returns>Null where there is none, or it can't be asked.</returns>
    public async Task<BeatReading?> LastAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => ReadAsync(cluster, now, cancellationToken))).Value;

    private async Task<BeatReading?> ReadAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = settings.Value.MetricNamespace,
                MetricName = MetricNames.Heartbeat,
                Dimensions = [new Dimension { Name = MetricNames.Cluster, Value = cluster }],
                StartTime = (now - HeartbeatWitness.Fresh).UtcDateTime,
                EndTime = now.UtcDateTime,
                Period = Period,
                Statistics = ["Minimum"],
            },
            token), cancellationToken);
        return (answer.Datapoints ?? [])
            .Where(p => p is { Timestamp: not null, Minimum: not null })
            .OrderBy(p => p.Timestamp)
            .Select(p => new BeatReading(AwsTime.Utc(p.Timestamp!.Value), p.Minimum >= 1))
            .LastOrDefault();
    }
}
