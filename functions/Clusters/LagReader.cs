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

    private async Task<LagReading?> ReadAsync(List<Dimension> dimensions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", token => cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "AWS/DocDB",
                MetricName = "GlobalClusterReplicationLag",
                Dimensions = dimensions,
                StartTime = (now - Window).UtcDateTime,
                EndTime = now.UtcDateTime,
                Period = Minute,
                Statistics = ["Maximum"],
            },
            token), cancellationToken);
        var points = (answer.Datapoints ?? [])
            .Where(p => p is { Timestamp: not null, Maximum: not null })
            .OrderBy(p => p.Timestamp)
            .Select(p => (At: AwsTime.Utc(p.Timestamp!.Value), Seconds: p.Maximum!.Value / 1000))
            .ToList();
        return points is [.., var last]
            ? new LagReading(last.At, last.Seconds, points.Count >= Trend && last.Seconds > points[^Trend].Seconds)
            : null;
    }
}
