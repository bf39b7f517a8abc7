using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>Reads DocumentDB's own events about a cluster's failovers.</summary>
internal sealed class ClusterEventReader(IAmazonRDS rds)
{
    /// <summary>RDS-EVENT-0073/0072 failover started, 0071 completed, 0069 failed, 0070 promoting: category failover.</summary>
    private const string FailoverCategory = "failover";
    private const int EventMinutes = 60;

    /// <summary>The events of the last hour, oldest first. Best effort on AWS's side.</summary>
    public async Task<IReadOnlyList<ClusterEvent>> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("rds:DescribeEvents", token => rds.DescribeEventsAsync(
            new DescribeEventsRequest
            {
                SourceIdentifier = cluster,
                SourceType = SourceType.DbCluster,
                Duration = EventMinutes,
                EventCategories = [FailoverCategory],
            },
            token), cancellationToken);
        return [.. (answer.Events ?? [])
            .Where(e => e.Date is not null)
            .Select(e => new ClusterEvent(AwsTime.Utc(e.Date!.Value), e.Message ?? ""))
            .OrderBy(e => e.At)];
    }
}
