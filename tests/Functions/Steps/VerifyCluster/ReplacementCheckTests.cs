using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>
/// A cluster other than the stack's own gets the record only on purpose, with its owner's permission, and if the stack's own is lost.
/// </summary>
public sealed class ReplacementCheckTests
{
    private static readonly ClusterBuilder Copy = ClusterBuilder.Healthy with { Id = "orders-copy" };
    private readonly FakeRds rds = new(Copy.WithTag("record", Sample.Record));

    [Fact]
    public void Resolve_AnotherCluster_IsRefusedUnlessTheInputSaysSo()
    {
        var settings = Sample.Settings with { Cluster = "orders-prod" };
        var request = new FailoverRequest { Cluster = "orders-copy" };
        var tags = new Dictionary<string, string>();

        Should.Throw<InvalidRequestException>(() => PlanResolver.Resolve(request, tags, settings))
            .ShouldTell("input.cluster to be orders-prod", "found orders-copy", "\"replace\": true");
        PlanResolver.Resolve(request with { Replace = true }, tags, settings).Replaces.ShouldBe("orders-prod");
        PlanResolver.Resolve(request with { Cluster = "orders-prod", Replace = true }, tags, settings).Replaces.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_OwnClusterGone_IsAllowed() => await RunAsync();

    [Fact]
    public async Task RunAsync_OwnClusterWithoutWriter_IsAllowed()
    {
        rds.Others.Add(ClusterBuilder.WithoutWriter);
        await RunAsync();
    }

    [Fact]
    public async Task RunAsync_OwnClusterHealthy_IsRefused()
    {
        rds.Others.Add(ClusterBuilder.Healthy);
        (await Should.ThrowAsync<InvalidRequestException>(RunAsync))
            .ShouldTell("orders-prod", "its writer orders-prod-1 healthy", "Stop or delete orders-prod first");
    }

    [Theory]
    [InlineData(null, "found none")]
    [InlineData("db.other.example", "found 'db.other.example'")]
    public async Task RunAsync_NoTagOfThisRecord_IsRefused(string? record, string found)
    {
        rds.Cluster = record is null ? Copy : Copy.WithTag("record", record);
        (await Should.ThrowAsync<InvalidRequestException>(RunAsync))
            .ShouldTell($"the tag failover:record with the value {Sample.Record}", found, "Tag it");
    }

    [Fact]
    public async Task RunAsync_OwnCluster_AsksNothing()
    {
        await new ReplacementCheck(new ClusterReader(rds)).RunAsync(Sample.Plan, ClusterBuilder.Healthy.View(), CancellationToken.None);
        rds.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("aurora-mysql")]
    [InlineData("neptune")]
    [InlineData(null)]
    public async Task ReadAsync_AnotherEngine_IsRefused(string? engine)
    {
        rds.Cluster = Copy with { Engine = engine };
        (await Should.ThrowAsync<InvalidRequestException>(() => new ClusterReader(rds).ReadAsync("orders-copy", CancellationToken.None)))
            .ShouldTell("orders-copy to be a DocumentDB cluster", $"the engine {engine ?? "unknown"}", "Correct the cluster's name");
    }

    private Task RunAsync() => new ReplacementCheck(new ClusterReader(rds)).RunAsync(
        Sample.Plan with { Cluster = "orders-copy", Replaces = "orders-prod" }, rds.Cluster.View(), CancellationToken.None);
}
