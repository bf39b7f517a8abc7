using Amazon.RDS.Model;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.DocumentDb;

public sealed class PlannedFailoverTests
{
    [Fact]
    public void FailoverDBCluster_WithTarget_PromotesItWithinThirtySecondsOverManySeeds()
    {
        foreach (var seed in Enumerable.Range(1, 100))
        {
            var cloud = new TestCloud(seed);
            cloud.Run(async () =>
            {
                await Fail(cloud, "orders-prod-3");
                cloud.Cluster.Status.ShouldBe("failing-over");
                await cloud.Wait(60);
                cloud.Cluster.Writer.ShouldBe(cloud.Instance(3));
                cloud.Instance(1).State.ShouldBe(InstanceState.Up);
                var took = cloud.SecondsOf("writer-promoted").ShouldNotBeNull() - cloud.SecondsOf("failover-started").ShouldNotBeNull();
                took.ShouldBeInRange(5, 18);
            });
        }
    }

    [Fact]
    public void FailoverDBCluster_Twice_IsInvalidClusterState()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            await Fail(cloud, null);
            var refused = await Refused.Async<InvalidDBClusterStateException>(() => Fail(cloud, null));
            refused.ErrorCode.ShouldBe("InvalidDBClusterStateFault");
        });
    }

    [Fact]
    public void FailoverDBCluster_WithoutReader_IsInvalidClusterState()
    {
        var cloud = new TestCloud(readers: 0);
        cloud.Run(() => Refused.Async<InvalidDBClusterStateException>(() => Fail(cloud, null)));
        cloud.Cluster.Status.ShouldBe("available");
    }

    [Theory]
    [InlineData("orders-prod-1")]
    [InlineData("orders-prod-3")]
    [InlineData("stranger")]
    public void FailoverDBCluster_ToTheWriterADeadReaderOrAStranger_IsInvalidInstanceState(string target)
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.CrashInstance("orders-prod-3");
        cloud.Run(async () =>
        {
            var refused = await Refused.Async<InvalidDBInstanceStateException>(() => Fail(cloud, target));
            refused.ErrorCode.ShouldBe("InvalidDBInstanceState");
        });
        cloud.Cluster.Status.ShouldBe("available");
    }

    [Fact]
    public void FailoverDBCluster_OfUnknownCluster_IsNotFound()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var refused = await Refused.Async<DBClusterNotFoundException>(() => cloud.Rds.FailoverDBClusterAsync(
                new FailoverDBClusterRequest { DBClusterIdentifier = "nobody" }, CancellationToken.None));
            refused.ErrorCode.ShouldBe("DBClusterNotFoundFault");
        });
    }

    [Fact]
    public void Failover_Completed_RecordsStartAndEndAsEvents()
    {
        var cloud = new TestCloud();
        var raised = new List<string>();
        cloud.Database.EventRecorded += happened => raised.Add(happened.EventId);
        cloud.Run(async () =>
        {
            await Fail(cloud, "orders-prod-2");
            await cloud.Wait(60);
            var answer = await cloud.Rds.DescribeEventsAsync(
                new DescribeEventsRequest { SourceIdentifier = "orders-prod", SourceType = "db-cluster" }, CancellationToken.None);
            answer.Events.Select(happened => happened.Message).ShouldBe(
                ["Started cross AZ failover to DB instance: orders-prod-2", "Completed failover to DB instance: orders-prod-2"]);
        });
        raised.ShouldContain("RDS-EVENT-0073");
        raised.ShouldContain("RDS-EVENT-0071");
    }

    [Fact]
    public void Events_AllLost_AreNeverRecorded()
    {
        var cloud = new TestCloud(database: new DocumentDbOptions { EventLoss = 1 });
        cloud.Cluster.Inject.CrashWriter();
        cloud.Run(() => cloud.Wait(300));
        cloud.Database.Events.ShouldBeEmpty();
        cloud.Cluster.Writer.ShouldBe(cloud.Instance(2));
    }

    private static Task<FailoverDBClusterResponse> Fail(TestCloud cloud, string? target) => cloud.Rds.FailoverDBClusterAsync(
        new FailoverDBClusterRequest { DBClusterIdentifier = "orders-prod", TargetDBInstanceIdentifier = target }, CancellationToken.None);
}
