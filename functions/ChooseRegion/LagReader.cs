using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.ChooseRegion;

/// <summary>Asks CloudWatch for a secondary's replication lag.</summary>
/// <remarks>AWS/DocDB, GlobalClusterReplicationLag, in milliseconds, in the secondary's region.</remarks>
internal sealed class LagReader(IAmazonCloudWatch cloudWatch)
{
    private const int Minute = 60;

    /// <summary>How far back a figure may lie: longer than any budget watches.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    /// <summary>Figures that tell whether it grows.</summary>
    private const int Trend = 3;

    public async Task<LagReading?> ReadAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:GetMetricStatistics", () => cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "AWS/DocDB",
                MetricName = "GlobalClusterReplicationLag",
                Dimensions = [new Dimension { Name = "DBClusterIdentifier", Value = cluster }],
                StartTime = (now - Window).UtcDateTime,
                EndTime = now.UtcDateTime,
                Period = Minute,
                Statistics = ["Maximum"],
            },
            cancellationToken));
        var points = (answer.Datapoints ?? [])
            .Where(p => p is { Timestamp: not null, Maximum: not null })
            .OrderBy(p => p.Timestamp)
            .Select(p => (At: Utc(p.Timestamp!.Value), Seconds: p.Maximum!.Value / 1000))
            .ToList();
        return points is [.., var last]
            ? new LagReading(last.At, last.Seconds, points.Count >= Trend && last.Seconds > points[^Trend].Seconds)
            : null;
    }

    private static DateTimeOffset Utc(DateTime time) =>
        new(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
