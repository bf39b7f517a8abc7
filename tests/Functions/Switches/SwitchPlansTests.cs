using Failover.Functions.Contract;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Switches;

public sealed class SwitchPlansTests
{
    private static readonly Settings Settings = new()
    {
        RecordMode = RecordMode.Switch,
        SwitchRole = SwitchRole.Secondary,
        OtherRegion = "us-east-1",
        ClusterEndpoint = "Orders-Prod.cluster-c1.eu-west-1.docdb.amazonaws.com.",
    };

    [Fact]
    public void Resolve_SwitchSettings_MakeAPair() => SwitchPlans.Resolve(Settings, EndpointKind.Cluster, "eu-west-1")
        .ShouldBe(new SwitchPlan(SwitchRole.Secondary, "us-east-1", "orders-prod.cluster-c1.eu-west-1.docdb.amazonaws.com"));

    [Fact]
    public void Resolve_WriterEndpoint_IsRefused() => Refused(Settings, EndpointKind.Writer)
        .ShouldTell("the endpoint cluster", "found writer", "Set EndpointKind");

    [Fact]
    public void Resolve_OwnOrNoOtherRegion_IsRefused()
    {
        Refused(Settings with { OtherRegion = "eu-west-1" }).ShouldTell("a region other than eu-west-1", "found eu-west-1", "OtherRegion");
        Refused(Settings with { OtherRegion = null }).ShouldTell("a region other than eu-west-1", "found none", "OtherRegion");
    }

    [Fact]
    public void Resolve_NoEndpoint_IsRefused() =>
        Refused(Settings with { ClusterEndpoint = null }).ShouldTell("the cluster endpoint", "found none", "ClusterEndpoint");

    [Fact]
    public void Require_PlanOfACname_IsRefused() =>
        Should.Throw<InvalidRequestException>(() => SwitchPlans.Require(Samples.Plan))
            .ShouldTell("the record mode switch", "found none", "RecordMode, SwitchRole, OtherRegion and ClusterEndpoint");

    private static InvalidRequestException Refused(Settings settings, EndpointKind endpoint = EndpointKind.Cluster) =>
        Should.Throw<InvalidRequestException>(() => SwitchPlans.Resolve(settings, endpoint, "eu-west-1"));
}
