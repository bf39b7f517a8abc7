using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>Reads a global cluster through one region's RDS API.</summary>
internal sealed class GlobalClusterReader(IAmazonRDS rds)
{
    /// <exception cref="ClusterNotFoundException">There is no such global cluster in this account.</exception>
    public async Task<GlobalView> ReadAsync(string globalCluster, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AwsCall.RunAsync("rds:DescribeGlobalClusters", token => rds.DescribeGlobalClustersAsync(
                new DescribeGlobalClustersRequest { GlobalClusterIdentifier = globalCluster }, token), cancellationToken);
            return answer.GlobalClusters is [{ } found, ..] ? View(found, globalCluster) : throw NotFound(globalCluster, null);
        }
        catch (GlobalClusterNotFoundException e)
        {
            throw NotFound(globalCluster, e);
        }
    }

    // A member without an ARN can't be identified as the writer: then there is no single one.
    private static GlobalView View(GlobalCluster cluster, string asked) => new(
        cluster.GlobalClusterIdentifier ?? asked,
        cluster.EngineVersion,
        [.. (cluster.GlobalClusterMembers ?? [])
            .Where(m => m?.DBClusterArn is not null)
            .Select(m => new GlobalMember(
                m.DBClusterArn,
                m.IsWriter == true,
                m.IsWriter == true || m.SynchronizationStatus == GlobalClusterMemberSynchronizationStatus.Connected))
            .OrderBy(m => m.Arn, StringComparer.Ordinal)],
        Failover(cluster.FailoverState));

    // "This data type is empty unless a switchover or failover operation is scheduled or is in progress": absent, or without a status.
    private static GlobalFailover? Failover(FailoverState? state) =>
        state?.Status?.Value is { Length: > 0 } status
            ? new GlobalFailover(status, state.FromDbClusterArn, state.ToDbClusterArn, state.IsDataLossAllowed == true) : null;

    private static ClusterNotFoundException NotFound(string globalCluster, Exception? inner) => new(
        $"Expected a global cluster with the identifier '{globalCluster}' in this account, but there is none. " +
        "Correct the stack's parameter GlobalClusterIdentifier, or clear it for a stack of a single region.", inner);
}
