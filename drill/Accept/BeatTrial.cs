using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;
using Failover.Functions.Metrics;

namespace Failover.Drill.Accept;

/// <summary>Listens to the heartbeat's metric: how long after a beat CloudWatch shows it.</summary>
internal sealed class BeatTrial(IAmazonCloudWatch cloudWatch, TimeProvider time)
{
    /// <summary>Data points with a period of one second: nothing says at which point in it the beat was.</summary>
    private const int Period = 1;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Anything older was there before, and arrived at a time that nobody observed.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(3);

    /// <returns>For each beat that appeared while listening, the time until it was seen, to within half a second.</returns>
    /// <exception cref="AcceptException">There is no alarm that names the metric.</exception>
    public async Task<IReadOnlyList<TimeSpan>> ListenAsync(string cluster, TimeSpan duration, CancellationToken cancellationToken)
    {
        var alarm = await AlarmAsync($"{cluster}-heartbeat-lost", cancellationToken);
        var known = (await PointsAsync(alarm, cluster, cancellationToken)).ToHashSet();
        var delays = new List<TimeSpan>();
        for (var since = time.GetTimestamp(); time.GetElapsedTime(since) < duration;)
        {
            await Task.Delay(Pause, time, cancellationToken);
            foreach (var point in (await PointsAsync(alarm, cluster, cancellationToken)).Where(known.Add))
            {
                // On average a beat is in the middle of its period, and appeared in the middle of the pause before it was seen.
                delays.Add(time.GetUtcNow() - point - TimeSpan.FromSeconds(Period / 2.0) - Pause / 2);
            }
        }

        return delays;
    }

    private async Task<MetricAlarm> AlarmAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await cloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNames = [name] }, cancellationToken);
        return answer.MetricAlarms is [{ Namespace: not null } alarm, ..] ? alarm : throw new AcceptException(
            $"Expected the alarm {name} of the stack, but CloudWatch shows none. Name the stack's own cluster with --cluster.");
    }

    private async Task<IEnumerable<DateTimeOffset>> PointsAsync(
        MetricAlarm alarm, string cluster, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var answer = await cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = alarm.Namespace,
                MetricName = alarm.MetricName,
                Dimensions = [new Dimension { Name = MetricNames.Cluster, Value = cluster }],
                StartTime = (now - Window).UtcDateTime,
                EndTime = now.UtcDateTime,
                Period = Period,
                Statistics = ["Minimum"],
            },
            cancellationToken);
        return (answer.Datapoints ?? []).Where(static p => p.Timestamp is not null).Select(static p => AwsTime.Utc(p.Timestamp!.Value));
    }
}
