using Amazon;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>The RDS API of one region: its cluster, and the global cluster as that region shows it.</summary>
internal sealed class SwitchRds()
    : AmazonRDSClient(new AnonymousAWSCredentials(), new AmazonRDSConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public ClusterBuilder Cluster { get; set; } = ClusterBuilder.Healthy;

    /// <summary>The region that it calls the global writer.</summary>
    public string Writer { get; set; } = SwitchWorld.Home;

    /// <summary>Where a global failover under way leads; null: there is none.</summary>
    /// <summary>The region whose replication is not connected.</summary>
    public string? Disconnected { get; set; }

    public string? FailingOverTo { get; set; }

    public bool IsDown { get; set; }

    public override Task<DescribeDBClustersResponse> DescribeDBClustersAsync(DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new DescribeDBClustersResponse { DBClusters = [Cluster.DBCluster()] }, cancellationToken);

    public override Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new DescribeDBInstancesResponse { DBInstances = Cluster.DBInstances() }, cancellationToken);

    public override Task<DescribeGlobalClustersResponse> DescribeGlobalClustersAsync(
        DescribeGlobalClustersRequest request, CancellationToken cancellationToken = default) => Answer(
        () => new DescribeGlobalClustersResponse
        {
            GlobalClusters =
            [
                new GlobalCluster
                {
                    GlobalClusterIdentifier = request.GlobalClusterIdentifier,
                    GlobalClusterMembers = [Member(SwitchWorld.Home), Member(SwitchWorld.Other)],
                    FailoverState = FailingOverTo is null ? null : new FailoverState { Status = "failing-over", ToDbClusterArn = SwitchWorld.Arn(FailingOverTo) },
                },
            ],
        },
        cancellationToken);

    public override Task<DescribeEventsResponse> DescribeEventsAsync(DescribeEventsRequest request, CancellationToken cancellationToken = default) =>
        Answer(static () => new DescribeEventsResponse(), cancellationToken);

    private GlobalClusterMember Member(string region) => new() { DBClusterArn = SwitchWorld.Arn(region), IsWriter = Writer == region, SynchronizationStatus = region == Disconnected ? GlobalClusterMemberSynchronizationStatus.PendingResync : GlobalClusterMemberSynchronizationStatus.Connected };

    private Task<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsDown ? Task.FromException<T>(new HttpRequestException("no route")) : Task.FromResult(answer());
    }
}
