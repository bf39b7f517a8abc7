using Amazon.RDS.Model;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.DocumentDb;

public sealed class HappeningTests
{
    [Theory]
    [InlineData(WriterLie.NoWriter, 0)]
    [InlineData(WriterLie.TwoWriters, 2)]
    public void ShowWriters_ForAWhile_ChangesOnlyWhatTheApiShows(WriterLie lie, int writers)
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.ShowWriters(lie, TimeSpan.FromSeconds(10));
            (await Writers(cloud)).ShouldBe(writers);
            cloud.Instance(1).TakesWrites.ShouldBeTrue();
            await cloud.Wait(10);
            (await Writers(cloud)).ShouldBe(1);
        });
    }

    [Fact]
    public void ShowStatus_OfAnUnknownWord_IsShownUntilItEnds()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.ShowStatus("configuring-quantum-log", TimeSpan.FromSeconds(10));
            (await Shown(cloud)).Status.ShouldBe("configuring-quantum-log");
            await cloud.Wait(10);
            (await Shown(cloud)).Status.ShouldBe("available");
        });
    }

    [Fact]
    public void Delete_AfterItsTime_IsUnknownToApiAndDns()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Resolver.Resolve(cloud.Cluster.Endpoint).Problem.ShouldBeNull();
            cloud.Cluster.Inject.Delete(TimeSpan.FromSeconds(30));
            await cloud.Wait(6);
            (await Shown(cloud)).Status.ShouldBe("deleting");
            await cloud.Wait(30);
            await Refused.Async<DBClusterNotFoundException>(() => Shown(cloud));
            cloud.Resolver.Resolve(cloud.Cluster.Endpoint).Problem.ShouldNotBeNull();
            cloud.Database.InstanceAt(cloud.Instance(1).Address).ShouldBeNull();
        });
    }

    [Fact]
    public void Restore_UnderANewIdentifier_HasItsOwnEndpointsAndTheData()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Storage.Append(0);
            var restored = cloud.Database.Restore(cloud.Cluster, "orders-prod-2026", TimeSpan.FromMinutes(5));
            cloud.Cluster.Storage.Append(0);
            restored.Endpoint.ShouldNotBe(cloud.Cluster.Endpoint);
            restored.Storage.Count(0).ShouldBe(1);
            restored.View.Status.ShouldBe("creating");
            await cloud.Wait(310);
            restored.View.Status.ShouldBe("available");
            restored.Writer.TakesWrites.ShouldBeTrue();
            cloud.Database.Clusters.Count.ShouldBe(2);
        });
    }

    [Fact]
    public void Promote_ThereAndBack_EndsOnTheFirstWriterWithItsEndpoint()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.Promote("orders-prod-2");
            await cloud.Wait(10);
            cloud.Cluster.EndpointInstance.ShouldBe(cloud.Instance(2));
            cloud.Cluster.Inject.Promote("orders-prod-1");
            await cloud.Wait(10);
            cloud.Cluster.EndpointInstance.ShouldBe(cloud.Instance(1));
            cloud.Instance(1).TakesWrites.ShouldBeTrue();
        });
    }

    [Fact]
    public void CrashZone_TakesOnlyThatZonesInstances()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.CrashZone("us-east-1a");
        cloud.Cluster.Instances.Select(instance => instance.State)
            .ShouldBe([InstanceState.Dropping, InstanceState.Up, InstanceState.Up]);
    }

    private static async Task<int> Writers(TestCloud cloud) =>
        (await Shown(cloud)).DBClusterMembers.Count(member => member.IsClusterWriter == true);

    private static async Task<DBCluster> Shown(TestCloud cloud) => (await cloud.Rds.DescribeDBClustersAsync(
        new DescribeDBClustersRequest { DBClusterIdentifier = "orders-prod" }, CancellationToken.None)).DBClusters[0];
}
