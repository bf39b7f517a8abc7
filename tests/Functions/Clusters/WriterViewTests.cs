using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class WriterViewTests
{
    [Theory]
    [InlineData(EndpointKind.Cluster, Sample.ClusterEndpoint)]
    [InlineData(EndpointKind.Writer, "orders-prod-1.c1.us-east-1.docdb.amazonaws.com")]
    public void Of_HealthyCluster_PointsToTheEndpointOfTheKind(EndpointKind kind, string target)
    {
        var view = WriterView.From(ClusterBuilder.Healthy.View(), kind);
        (view.IsHealthy, view.Writer, view.Target, view.Problem).ShouldBe((true, "orders-prod-1", target, null));
    }

    [Theory]
    [InlineData("available", true)]
    [InlineData("backing-up", true)]
    [InlineData("failing-over", false)]
    [InlineData("modifying", false)]
    [InlineData("maintenance", false)]
    [InlineData("upgrading", false)]
    [InlineData("Available", false)]
    [InlineData("", false)]
    [InlineData("a-word-yet-to-be-invented", false)]
    public void Of_StatusWord_IsHealthyOnlyIfWritesAreKnownToContinue(string status, bool healthy)
    {
        WriterView.From((ClusterBuilder.Healthy with { Status = status }).View(), EndpointKind.Cluster).IsHealthy.ShouldBe(healthy);
        WriterView.From(ClusterBuilder.Healthy.WithWriterStatus(status).View(), EndpointKind.Cluster).IsHealthy.ShouldBe(healthy);
        WriterView.From(ClusterBuilder.Healthy.WithReplicaStatus(status).View(), EndpointKind.Cluster).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Of_NoWriter_SaysSo() =>
        Unhealthy(ClusterBuilder.WithoutWriter, null, "no member of orders-prod is the writer (status failing-over)");

    [Fact]
    public void Of_TwoWriters_NamesBoth() => Unhealthy(
        ClusterBuilder.Healthy with { Members = [new("a", true), new("b", true)] }, null,
            "2 members of orders-prod are shown as writers: a, b");

    [Fact]
    public void Of_ClusterInTransition_SaysItsStatus() => Unhealthy(
        ClusterBuilder.Healthy with { Status = "failing-over" }, "orders-prod-1",
            "the status of orders-prod is failing-over, expected available");

    [Fact]
    public void Of_UnhealthyWriter_SaysItsStatus() =>
        Unhealthy(
            ClusterBuilder.Healthy.WithWriterStatus("rebooting"), "orders-prod-1",
            "the writer orders-prod-1 is rebooting, expected available");

    [Fact]
    public void Of_WriterWithoutInstance_SaysSo() =>
        Unhealthy(
            ClusterBuilder.Healthy.WithWriterStatus(null), "orders-prod-1", "the writer orders-prod-1 is not listed, expected available");

    [Theory]
    [InlineData(EndpointKind.Cluster, "orders-prod has no endpoint yet")]
    [InlineData(EndpointKind.Writer, "orders-prod-1 has no endpoint yet")]
    public void Of_NoEndpointYet_SaysWhose(EndpointKind kind, string problem)
    {
        var builder = ClusterBuilder.Healthy with { Endpoint = null, Members = [new("orders-prod-1", true) { Address = null }] };
        Unhealthy(builder, "orders-prod-1", problem, kind);
    }

    [Fact]
    public void Of_EmptyEndpoint_IsNone() =>
        Unhealthy(ClusterBuilder.Healthy with { Endpoint = "" }, "orders-prod-1", "orders-prod has no endpoint yet");

    private static void Unhealthy(ClusterBuilder builder, string? writer, string problem, EndpointKind kind = EndpointKind.Cluster)
    {
        var view = WriterView.From(builder.View(), kind);
        (view.IsHealthy, view.Writer, view.Target, view.Problem).ShouldBe((false, writer, null, problem));
    }
}
