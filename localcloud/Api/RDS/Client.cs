// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace Amazon.RDS;

public interface IAmazonRDS : IAmazonService, IDisposable
{
    Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
        DescribeDBClustersRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default);

    Task<DescribeEventsResponse> DescribeEventsAsync(DescribeEventsRequest request, CancellationToken cancellationToken = default);

    Task<FailoverDBClusterResponse> FailoverDBClusterAsync(FailoverDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<DescribeGlobalClustersResponse> DescribeGlobalClustersAsync(
        DescribeGlobalClustersRequest request, CancellationToken cancellationToken = default);

    Task<FailoverGlobalClusterResponse> FailoverGlobalClusterAsync(
        FailoverGlobalClusterRequest request, CancellationToken cancellationToken = default);

    Task<SwitchoverGlobalClusterResponse> SwitchoverGlobalClusterAsync(
        SwitchoverGlobalClusterRequest request, CancellationToken cancellationToken = default);
}

public class AmazonRDSConfig : ClientConfig;

/// <summary>The shape of the SDK's client. This build never calls AWS: the local cloud's clients derive from this class.</summary>
public class AmazonRDSClient : AmazonServiceClient, IAmazonRDS
{
    public AmazonRDSClient()
        : this(new AmazonRDSConfig())
    {
    }

    public AmazonRDSClient(AmazonRDSConfig config)
        : base(config)
    {
    }

    public AmazonRDSClient(AWSCredentials credentials, AmazonRDSConfig clientConfig)
        : base(clientConfig)
    {
    }

    public virtual Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
        DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("DescribeDBClusters");

    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("DescribeDBInstances");

    public virtual Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("DescribeDBClusterParameters");

    public virtual Task<DescribeEventsResponse> DescribeEventsAsync(
        DescribeEventsRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("DescribeEvents");

    public virtual Task<FailoverDBClusterResponse> FailoverDBClusterAsync(
        FailoverDBClusterRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("FailoverDBCluster");

    public virtual Task<DescribeGlobalClustersResponse> DescribeGlobalClustersAsync(
        DescribeGlobalClustersRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("DescribeGlobalClusters");

    public virtual Task<FailoverGlobalClusterResponse> FailoverGlobalClusterAsync(
        FailoverGlobalClusterRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("FailoverGlobalCluster");

    public virtual Task<SwitchoverGlobalClusterResponse> SwitchoverGlobalClusterAsync(
        SwitchoverGlobalClusterRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("SwitchoverGlobalCluster");
}
