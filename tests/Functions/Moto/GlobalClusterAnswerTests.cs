using Amazon.RDS.Model;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <summary>
/// RDS's answers about global clusters according to the service model; moto only answers for one region, and has no failover.
/// </summary>
public sealed class GlobalClusterAnswerTests
{
    private static readonly string Idle = Described("");
    private static readonly string ToEurope = Described(UnderWay(GlobalBuilder.Europe));

    private static readonly (int Status, string Body) Done =
        (200, $"<FailoverGlobalClusterResponse><FailoverGlobalClusterResult>{Cluster(UnderWay(GlobalBuilder.Europe))}"
            + "</FailoverGlobalClusterResult></FailoverGlobalClusterResponse>");

    [Fact]
    public async Task Read_FailoverUnderWay_GivesMembersAndItsTarget()
    {
        using var server = Server((200, ToEurope));

        var view = await new GlobalClusterReader(new Clients(server.Url).Rds).ReadAsync("orders", CancellationToken.None);

        view.Writer.ShouldNotBeNull().Region.ShouldBe(GlobalBuilder.East);
        view.Members.Single(m => !m.IsConnected).Region.ShouldBe(GlobalBuilder.West);
        view.EngineVersion.ShouldBe("5.0.0");
        view.Failover.ShouldBe(
            new GlobalFailover("failing-over", GlobalBuilder.Arn(GlobalBuilder.East), GlobalBuilder.Arn(GlobalBuilder.Europe)));
        server.Bodies.ShouldHaveSingleItem().ShouldContain("GlobalClusterIdentifier=orders");
    }

    [Fact]
    public async Task Read_FailoverStateWithoutAStatus_IsNotAFailover()
    {
        using var server = Server((200, Described("<FailoverState/>")));

        (await new GlobalClusterReader(new Clients(server.Url).Rds).ReadAsync("orders", CancellationToken.None))
            .IsSettledOn(GlobalBuilder.Arn(GlobalBuilder.East)).ShouldBeTrue();
    }

    [Fact]
    public async Task Read_UnknownGlobalCluster_NamesItAndTheParameter()
    {
        using var server = AwsShapedServer.Xml(404, "GlobalClusterNotFoundFault", "Global cluster orders not found");

        var error = await Should.ThrowAsync<ClusterNotFoundException>(
            () => new GlobalClusterReader(new Clients(server.Url).Rds).ReadAsync("orders", CancellationToken.None));

        error.InnerException.ShouldBeOfType<GlobalClusterNotFoundException>();
        error.Message.ShouldContain("'orders'");
        error.Message.ShouldContain("GlobalClusterIdentifier");
    }

    [Theory]
    [InlineData(false, "AllowDataLoss=true", "Switchover")]
    [InlineData(true, "Switchover=true", "AllowDataLoss")]
    public async Task Promote_Idle_SendsTheOneFlagAndTheMembersArn(bool planned, string flag, string absent)
    {
        using var server = Server((200, Idle), Done);

        (await PromoteAsync(server, planned)).State.ShouldBe(PromotionState.Started);

        var asked = server.Bodies[^1];
        asked.ShouldContain("Action=FailoverGlobalCluster");
        asked.ShouldContain($"TargetDbClusterIdentifier={Uri.EscapeDataString(GlobalBuilder.Arn(GlobalBuilder.Europe))}");
        asked.ShouldContain(flag);
        asked.ShouldNotContain(absent);
    }

    [Theory]
    [InlineData("InvalidGlobalClusterStateFault")]
    [InlineData("InvalidDBClusterStateFault")]
    public async Task Promote_RefusedAsOneIsUnderWay_JoinsItAndAsksOnce(string code)
    {
        using var server = Server(
            (200, Idle), (400, AwsShapedServer.XmlError(code, "The global cluster is failing over")), (200, ToEurope));

        (await PromoteAsync(server)).State.ShouldBe(PromotionState.Attached);

        server.Bodies.Count(b => b.Contains("Action=FailoverGlobalCluster", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Promote_RefusedWithNothingToJoin_IsTriedAgainLater()
    {
        using var server = Server((200, Idle), (400, AwsShapedServer.XmlError("InvalidGlobalClusterStateFault", "busy")), (200, Idle));

        await Should.ThrowAsync<AwsUnavailableException>(() => PromoteAsync(server));
    }

    [Theory]
    [InlineData("GlobalClusterNotFoundFault")]
    [InlineData("DBClusterNotFoundFault")]
    public async Task Promote_TargetUnknown_IsPermanent(string code)
    {
        using var server = Server((200, Idle), (404, AwsShapedServer.XmlError(code, "not found")));

        await Should.ThrowAsync<ClusterNotFoundException>(() => PromoteAsync(server));
    }

    private static AwsShapedServer Server(params (int Status, string Body)[] answers) =>
        AwsShapedServer.Sequence(AwsShapedServer.XmlType, answers);

    private static Task<RegionPromotion> PromoteAsync(AwsShapedServer server, bool planned = false) =>
        new PromoteRegionFunction(new Clients(server.Url).Rds, new FakeRegions(), TimeProvider.System)
            .Handle(new PromoteRegionRequest(Samples.Plan, Samples.Chosen with { Planned = planned }), Wire.Context);

    private static string Described(string failover) => $"""
        <DescribeGlobalClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeGlobalClustersResult>
        <GlobalClusters>{Cluster(failover).Replace("GlobalCluster>", "GlobalClusterMember>", StringComparison.Ordinal)}</GlobalClusters>
        </DescribeGlobalClustersResult></DescribeGlobalClustersResponse>
        """;

    private static string Cluster(string failover) =>
        "<GlobalCluster><GlobalClusterIdentifier>orders</GlobalClusterIdentifier><EngineVersion>5.0.0</EngineVersion>"
            + $"<GlobalClusterMembers>{Member(GlobalBuilder.East, true, "connected")}{Member(GlobalBuilder.Europe, false, "connected")}"
            + $"{Member(GlobalBuilder.West, false, "pending-resync")}</GlobalClusterMembers>{failover}</GlobalCluster>";

    private static string Member(string region, bool isWriter, string status) =>
        $"<GlobalClusterMember><DBClusterArn>{GlobalBuilder.Arn(region)}</DBClusterArn><IsWriter>{(isWriter ? "true" : "false")}</IsWriter>"
            + $"<SynchronizationStatus>{status}</SynchronizationStatus></GlobalClusterMember>";

    private static string UnderWay(string to) =>
        $"<FailoverState><Status>failing-over</Status><FromDbClusterArn>{GlobalBuilder.Arn(GlobalBuilder.East)}</FromDbClusterArn>"
            + $"<ToDbClusterArn>{GlobalBuilder.Arn(to)}</ToDbClusterArn></FailoverState>";
}
