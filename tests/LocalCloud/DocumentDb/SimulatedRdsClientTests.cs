using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.LocalCloud.DocumentDb;

public sealed class SimulatedRdsClientTests
{
    [Fact]
    public void DescribeDBClusters_ByIdentifier_ReturnsTagsMembersAndEndpoints()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var answer = await cloud.Rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { DBClusterIdentifier = "Orders-Prod" }, CancellationToken.None);
            var cluster = answer.DBClusters.ShouldHaveSingleItem();
            cluster.DBClusterArn.ShouldBe("arn:aws:rds:us-east-1:123456789012:cluster:orders-prod");
            cluster.Endpoint.ShouldBe("orders-prod.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com");
            cluster.Port.ShouldBe(27017);
            cluster.TagList.ShouldHaveSingleItem().Value.ShouldBe(TestCloud.RecordName);
            cluster.DBClusterMembers.Count.ShouldBe(3);
        });
    }

    [Fact]
    public void DescribeDBClusterParameters_OfTheClustersGroup_ShowsWhoSetWhat()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var clusters = await cloud.Rds.DescribeDBClustersAsync(new DescribeDBClustersRequest(), CancellationToken.None);
            var group = clusters.DBClusters[0].DBClusterParameterGroup;
            group.ShouldBe("default.docdb5.0");
            var defaults = await AskAsync(group);
            defaults.ShouldAllBe(static p => p.Source == "system");
            defaults.Single(static p => p.ParameterName == "tls").ParameterValue.ShouldBe("enabled");

            cloud.Cluster.Parameters = new ClusterParameters("own", new Dictionary<string, string> { ["tls"] = "disabled" });
            (await AskAsync("own", "user")).ShouldHaveSingleItem().ParameterValue.ShouldBe("disabled");
            (await Refused.Async<DBParameterGroupNotFoundException>(() => AskAsync("gone"))).ErrorCode.ShouldBe("DBParameterGroupNotFound");
        });

        async Task<List<Parameter>> AskAsync(string group, string? source = null)
        {
            var request = new DescribeDBClusterParametersRequest { DBClusterParameterGroupName = group, Source = source };
            return (await cloud.Rds.DescribeDBClusterParametersAsync(request, CancellationToken.None)).Parameters;
        }
    }

    [Fact]
    public void DescribeDBClusters_OfUnknownIdentifier_IsNotFound()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var missing = await Refused.Async<DBClusterNotFoundException>(() => cloud.Rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { DBClusterIdentifier = "gone" }, CancellationToken.None));
            missing.ErrorCode.ShouldBe("DBClusterNotFoundFault");
            missing.Message.ShouldBe("DBCluster gone not found.");
        });
    }

    [Fact]
    public void DescribeDBClusters_OfMoreThanAPage_PagesWithMarker()
    {
        var cloud = new TestCloud();
        for (var i = 0; i < 44; i++)
        {
            cloud.Database.Add(ClusterSpec.WithReaders($"fleet-{i:00}", 0));
        }

        cloud.Run(async () =>
        {
            var names = new List<string>();
            var request = new DescribeDBClustersRequest { MaxRecords = 20 };
            var pages = 0;
            do
            {
                var page = await cloud.Rds.DescribeDBClustersAsync(request, CancellationToken.None);
                names.AddRange(page.DBClusters.Select(cluster => cluster.DBClusterIdentifier));
                request.Marker = page.Marker;
                pages++;
            }
            while (request.Marker is not null);
            pages.ShouldBe(3);
            names.Distinct().Count().ShouldBe(45);
        });
    }

    [Theory]
    [InlineData(19)]
    [InlineData(101)]
    public void DescribeDBClusters_WithAnOddPageSize_IsRefused(int maxRecords)
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var refused = await Refused.Async<AmazonRDSException>(() => cloud.Rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { MaxRecords = maxRecords }, CancellationToken.None));
            refused.ErrorCode.ShouldBe("InvalidParameterValue");
        });
    }

    [Fact]
    public void DescribeDBInstances_ByClusterFilter_ReturnsItsInstancesOnly()
    {
        var cloud = new TestCloud();
        cloud.Database.Add(ClusterSpec.WithReaders("other", 1));
        cloud.Run(async () =>
        {
            var filter = new Filter { Name = "db-cluster-id", Values = ["orders-prod"] };
            var answer = await cloud.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { Filters = [filter] }, CancellationToken.None);
            answer.DBInstances.Select(instance => instance.DBInstanceIdentifier)
                .ShouldBe(["orders-prod-1", "orders-prod-2", "orders-prod-3"]);
            answer.DBInstances[0].Endpoint.Address.ShouldBe(cloud.Instance(1).Host);

            filter.Name = "colour";
            await Refused.Async<AmazonRDSException>(() => cloud.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { Filters = [filter] }, CancellationToken.None));
        });
    }

    [Fact]
    public void DescribeDBInstances_ByIdentifier_ReturnsItsStatusOrNotFound()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.CrashInstance("orders-prod-3");
        cloud.Run(async () =>
        {
            await cloud.Wait(6);
            var answer = await cloud.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = "orders-prod-3" }, CancellationToken.None);
            answer.DBInstances.ShouldHaveSingleItem().DBInstanceStatus.ShouldBe("rebooting");
            await Refused.Async<DBInstanceNotFoundException>(() => cloud.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = "gone" }, CancellationToken.None));
        });
    }

    [Fact]
    public void DescribeEvents_OfASourceWithoutType_IsRefused()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var refused = await Refused.Async<AmazonRDSException>(() => cloud.Rds.DescribeEventsAsync(
                new DescribeEventsRequest { SourceIdentifier = "orders-prod" }, CancellationToken.None));
            refused.ErrorCode.ShouldBe("InvalidParameterCombination");
        });
    }

    [Fact]
    public void DescribeEvents_ByDuration_LeavesOutOlderOnes()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.CrashInstance("orders-prod-3", backAfter: TimeSpan.FromSeconds(10));
            await cloud.Wait(600);
            var request = new DescribeEventsRequest { Duration = 5 };
            (await cloud.Rds.DescribeEventsAsync(request, CancellationToken.None)).Events.ShouldBeEmpty();
            request.Duration = 15;
            (await cloud.Rds.DescribeEventsAsync(request, CancellationToken.None)).Events.ShouldHaveSingleItem().Message.ShouldBe(
                "DB instance restarted");
        });
    }

    [Fact]
    public void Calls_GoThroughTheGateWithTheirArn()
    {
        var cloud = new TestCloud();
        var calls = new List<ApiCall>();
        cloud.Core.Gate.Authorize = call =>
        {
            calls.Add(call);
            return null;
        };
        cloud.Run(async () =>
        {
            await cloud.Rds.DescribeDBClustersAsync(new DescribeDBClustersRequest(), CancellationToken.None);
            await cloud.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = "orders-prod-1" }, CancellationToken.None);
            await cloud.Rds.DescribeEventsAsync(new DescribeEventsRequest(), CancellationToken.None);
            await cloud.Rds.FailoverDBClusterAsync(
                new FailoverDBClusterRequest { DBClusterIdentifier = "orders-prod" }, CancellationToken.None);
        });
        calls.Select(call => $"{call.Caller} {call.Service}:{call.Operation} {call.Resource}").ShouldBe([
            "person rds:DescribeDBClusters arn:aws:rds:us-east-1:123456789012:cluster:*",
            "person rds:DescribeDBInstances arn:aws:rds:us-east-1:123456789012:db:orders-prod-1",
            "person rds:DescribeEvents *",
            "person rds:FailoverDBCluster arn:aws:rds:us-east-1:123456789012:cluster:orders-prod",
        ]);
    }
}
