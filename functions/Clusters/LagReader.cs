using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Clusters;

/// <summary>Asks CloudWatch for a secondary's replication lag.</summary>
/// <remarks>
/// AWS/DocDB, GlobalClusterReplicationLag, in milliseconds, in the secondary's region. Which dimensions it has is not confirmed: the
/// guide's list suggests DBClusterIdentifier alone, but Aurora's counterpart also has SourceRegion. So if the first has no data, the
/// second is read.
/// </remarks>
internal sealed class LagReader(IAmazonCloudWatch cloudWatch)
{
    private const int Minute = 60;

    /// <summary>How old a value may be: longer than any budget lasts.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    /// <summary>The number of values that show whether it grows.</summary>
    private const int Trend = 3;

    /// <param name="source">The primary's region; null if not known.</param>
    /// <returns>Null if there is no value.</returns>
    public async Task<LagReading?> ReadAsync(string cluster, string? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var own = new Dimension { Name = "DBClusterIdentifier", Value = cluster };
        return await ReadAsync([own], now, cancellationToken)
            ?? (source is null ? null
                : await ReadAsync([own, new Dimension { Name = "SourceRegion", Value = source }], now, cancellationToken));
    }

    /// <summary>
    /// Whether the cluster has been a secondary since then: only secondaries publish this metric. Whole periods after that moment count, so
    /// that no value from before a promotion does. In less than a minute no cluster becomes a secondary and the primary again.
    /// </summary>
    /// <param name="sources">The other members' regions.</param>
    public async Task<bool> WasSecondaryAsync(
        string cluster, IEnumerable<string> sources, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // CloudWatch returns at most 1,440 data points, and keeps minutes for 15 days, five minutes for 63, hours for longer.
        var period = (now - since).TotalDays switch { <= 1 => Minute, <= 5 => 5 * Minute, _ => 60 * Minute };
        var start = DateTimeOffset.FromUnixTimeSeconds(((since.ToUnixTimeSeconds() / period) + 1) * period);
        if (start >= now)
        {
            return false;
        }

        var own = new Dimension { Name = "DBClusterIdentifier", Value = cluster };
        List<List<Dimension>> keys =
            [[own], .. sources.Select(s => new List<Dimension> { own, new() { Name = "SourceRegion", Value = s } })];
        foreach (var dimensions in keys)
        {
            var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
                Request(dimensions, start, now, period), token), cancellationToken);
            if (answer.Datapoints is { Count: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private async Task<LagReading?> ReadAsync(List<Dimension> dimensions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
            Request(dimensions, now - Window, now, Minute), token), cancellationToken);
        var points = (answer.Datapoints ?? [])
            .Where(p => p is { Timestamp: not null, Maximum: not null })
            .OrderBy(p => p.Timestamp)
            .Select(p => (At: AwsTime.Utc(p.Timestamp!.Value), Seconds: p.Maximum!.Value / 1000))
            .ToList();
        return points is [.., var last]
            ? new LagReading(last.At, last.Seconds, points.Count >= Trend && last.Seconds > points[^Trend].Seconds)
            : null;
    }

    private static GetMetricStatisticsRequest Request(List<Dimension> dimensions, DateTimeOffset from, DateTimeOffset until, int period) =>
        new()
        {
            Namespace = "AWS/DocDB",
            MetricName = "GlobalClusterReplicationLag",
            Dimensions = dimensions,
            StartTime = from.UtcDateTime,
            EndTime = until.UtcDateTime,
            Period = period,
            Statistics = ["Maximum"],
        };
}
