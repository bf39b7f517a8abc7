using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace Failover.Drill.Accept;

/// <summary>Whether the replication lag of a cluster has data under each set of dimensions.</summary>
internal sealed record LagSight(bool ByCluster, bool ByClusterAndSource);

/// <summary>
/// Reads the replication lag with both sets of dimensions that AWS's documentation, and Aurora's for the same metric, suggest.
/// </summary>
internal sealed class LagTrial(IAmazonCloudWatch cloudWatch, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Any region may be the source; a metric that does not exist costs a request and has no data.
    private static readonly string[] Sources =
    [
        "us-east-1", "us-east-2", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-south-1",
        "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "ap-east-1",
    ];

    public async Task<LagSight?> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        var own = new Dimension { Name = "DBClusterIdentifier", Value = cluster };
        var byCluster = await HasDataAsync([own], cancellationToken);
        foreach (var source in byCluster ? [] : Sources)
        {
            if (await HasDataAsync([own, new Dimension { Name = "SourceRegion", Value = source }], cancellationToken))
            {
                return new(false, true);
            }
        }

        return new(byCluster, false);
    }

    private async Task<bool> HasDataAsync(List<Dimension> dimensions, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var answer = await cloudWatch.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "AWS/DocDB",
                MetricName = "GlobalClusterReplicationLag",
                Dimensions = dimensions,
                StartTime = (now - Window).UtcDateTime,
                EndTime = now.UtcDateTime,
                Period = 60,
                Statistics = ["Maximum"],
            },
            cancellationToken);
        return answer.Datapoints is { Count: > 0 };
    }
}
