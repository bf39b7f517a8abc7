using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class ClusterReaderTests
{
    [Fact]
    public async Task Read_Cluster_ReturnsItsMembersInOrder()
    {
        var builder = ClusterBuilder.Healthy with
        {
            Endpoint = "Orders-Prod.CLUSTER.example",
            Port = 27018,
            Members = [new("b", false), new("a", true) { Address = "A.example" }],
        };
        var cluster = await ReadAsync(new FakeRds(builder.WithTag("mode", "observe").WithTag("empty", null)));
        (cluster.Id, cluster.Status, cluster.Endpoint, cluster.Port)
            .ShouldBe(("orders-prod", "available", "orders-prod.cluster.example", 27018));
        cluster.Arn.ShouldEndWith("cluster:orders-prod");
        cluster.Members.ShouldBe([new("a", true, "available", "a.example"), new("b", false, "available", Sample.InstanceEndpoint("b"))]);
        cluster.Hosts.ShouldBe(["a.example", Sample.InstanceEndpoint("b")]);
        cluster.Tags.ShouldBe(new Dictionary<string, string> { ["failover:mode"] = "observe", ["failover:empty"] = "" });
    }

    [Fact]
    public async Task Read_ClusterBeingMade_HasDefaultsForWhatIsMissing()
    {
        var builder = new ClusterBuilder { Status = null, Endpoint = "", Port = null, Members = [] };
        var cluster = await ReadAsync(new FakeRds(builder));
        (cluster.Status, cluster.Endpoint, cluster.Port).ShouldBe(("unknown", null, 27017));
        cluster.Members.ShouldBeEmpty();
        cluster.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_MemberWithoutInstanceOrAddress_IsKeptAsUnknown()
    {
        var builder = ClusterBuilder.Healthy with { Members = [new("a", true, null), new("b", false) { Address = null }] };
        var cluster = await ReadAsync(new FakeRds(builder));
        cluster.Members.ShouldBe([new("a", true, null, null), new("b", false, "available", null)]);
        cluster.Members[0].IsHealthy.ShouldBeFalse();
        cluster.Hosts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_ManyInstances_ReadsAllPages()
    {
        var builder = ClusterBuilder.Healthy with { Members = [.. Enumerable.Range(1, 7).Select(i => new Member($"i{i}", i == 1))] };
        var rds = new FakeRds(builder) { PageSize = 3 };
        (await ReadAsync(rds)).Members.ShouldAllBe(m => m.IsHealthy);
        rds.Calls.Count(c => c == "DescribeDBInstances").ShouldBe(3);
    }

    [Fact]
    public async Task Read_UnknownCluster_SaysSo()
    {
        (await Should.ThrowAsync<ClusterNotFoundException>(() => ReadAsync(new FakeRds(ClusterBuilder.Healthy with { Id = "another" }))))
            .ShouldTell("the identifier 'orders-prod'", "there is none", "the cluster that replaced it");
        var rds = new FakeRds(ClusterBuilder.Healthy) { Errors = { ["DescribeDBClusters"] = Faults.NoCluster } };
        (await Should.ThrowAsync<ClusterNotFoundException>(() => ReadAsync(rds))).InnerException.ShouldBe(Faults.NoCluster);
    }

    [Theory]
    [InlineData("DescribeDBClusters")]
    [InlineData("DescribeDBInstances")]
    public async Task Read_Denied_NamesThePermission(string call)
    {
        var rds = new FakeRds(ClusterBuilder.Healthy) { Errors = { [call] = Faults.Denied } };
        (await Should.ThrowAsync<PermissionDeniedException>(() => ReadAsync(rds)))
            .ShouldTell($"allowed to call rds:{call}", "IAM denies it", $"Add rds:{call}");
    }

    private static Task<ClusterView> ReadAsync(FakeRds rds) => new ClusterReader(rds).ReadAsync("orders-prod", CancellationToken.None);
}
