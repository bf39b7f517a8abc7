using Amazon.RDS.Model;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The RDS API's operations on global clusters, per region; errors are those of <see cref="RdsErrors"/>.
/// </summary>
public interface IGlobalClusterApi
{
    /// <summary>DescribeGlobalClusters in that region: what its API knows.</summary>
    DescribeGlobalClustersResponse Describe(string region, DescribeGlobalClustersRequest request);

    /// <summary>FailoverGlobalCluster in that region, which must be the target's. Without a flag it is a switchover.</summary>
    FailoverGlobalClusterResponse FailOver(string region, FailoverGlobalClusterRequest request);

    /// <summary>SwitchoverGlobalCluster in that region, which must be the primary's.</summary>
    SwitchoverGlobalClusterResponse SwitchOver(string region, SwitchoverGlobalClusterRequest request);
}
