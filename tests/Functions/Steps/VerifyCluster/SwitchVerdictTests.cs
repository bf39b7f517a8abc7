using System.Net;
using Amazon.CloudWatch;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Steps.FlipSwitch;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>VerifyCluster in record mode switch: Route 53's API is down throughout, and it does not notice.</summary>
public sealed class SwitchVerdictTests
{
    private readonly SwitchWorld world = new(SwitchRole.Primary);
    private readonly FakeRoute53 route53 = FakeRoute53.With();
    private Settings settings = Sample.Settings with
    {
        GlobalCluster = SwitchWorld.Global,
        RecordMode = RecordMode.Switch,
        SwitchRole = SwitchRole.Primary,
        OtherRegion = SwitchWorld.Other,
        ClusterEndpoint = Sample.ClusterEndpoint,
    };

    public SwitchVerdictTests()
    {
        foreach (var operation in new[] { "GetHostedZone", "ListResourceRecordSets", "ChangeResourceRecordSets" })
        {
            route53.Errors[operation] = Faults.Coded("ServiceUnavailable", HttpStatusCode.ServiceUnavailable);
        }
    }

    [Fact]
    public async Task Handle_SwitchesPointHere_Confirms()
    {
        var verdict = await HandleAsync();
        (verdict.State, verdict.RecordValue, verdict.RecordUnknown).ShouldBe((VerdictState.Confirm, Sample.ClusterEndpoint, null));
        verdict.Notes.ShouldBeEmpty();
        verdict.Plan.Global!.Switch.ShouldBe(new SwitchPlan(SwitchRole.Primary, SwitchWorld.Other, Sample.ClusterEndpoint));
    }

    [Fact]
    public async Task Handle_SwitchedAway_BothApisCallItTheWriter_Repoints()
    {
        world.Remote.MetricAlarm = StateValue.ALARM;
        var verdict = await HandleAsync();
        (verdict.State, verdict.RecordValue).ShouldBe((VerdictState.Repoint, "the cluster in eu-west-1"));
    }

    [Fact]
    public async Task Handle_SwitchedAway_OtherRegionSaysOtherwise_IsSuperseded()
    {
        world.Remote.MetricAlarm = StateValue.ALARM;
        world.RemoteRds.Global = world.RemoteRds.Global! with { Writer = SwitchWorld.Other };
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
    }

    [Fact]
    public async Task Handle_SwitchedAway_OtherApiSilent_IsSuperseded()
    {
        world.Remote.MetricAlarm = StateValue.ALARM;
        world.RemoteRds.IsDown = true;
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
    }

    [Fact]
    public async Task Handle_OtherRegionUnreachable_LeavesItToTheProbe()
    {
        world.Remote.Error = new HttpRequestException("no route");
        var verdict = await HandleAsync();
        (verdict.State, verdict.RecordUnknown).ShouldBe((VerdictState.Confirm, true));
        verdict.Notes.ShouldHaveSingleItem().ShouldContain("the switch of eu-west-1 is unknown");
    }

    [Fact]
    public async Task Handle_OwnCloudWatchDown_LeavesItToTheProbe()
    {
        world.Own.Error = new HttpRequestException("no route");
        (await HandleAsync()).RecordUnknown.ShouldBe(true);
    }

    [Fact]
    public async Task Handle_SwitchLeftOn_IsCorrected()
    {
        world.Own.MetricAlarm = StateValue.ALARM;
        var verdict = await HandleAsync();
        verdict.State.ShouldBe(VerdictState.Repoint);
        verdict.Reason.ShouldContain("the switches of db.example.com are not in base position: own switch on, the other's off");
    }

    [Fact]
    public async Task Handle_StackOfAnotherEndpoint_IsRefused()
    {
        settings = settings with { ClusterEndpoint = Sample.OldEndpoint };
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync()))
            .ShouldTell(Sample.ClusterEndpoint, Sample.OldEndpoint, "Deploy the stack again");
    }

    [Fact]
    public async Task Handle_WriterEndpoint_IsRefused()
    {
        world.Rds.Cluster = ClusterBuilder.Healthy.WithTag("endpoint", "writer");
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync()))
            .ShouldTell("the endpoint cluster", "found writer", "EndpointKind");
    }

    [Fact]
    public async Task Handle_NoGlobalCluster_IsRefused()
    {
        settings = settings with { GlobalCluster = null };
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync()))
            .ShouldTell("a global cluster", "found none", "GlobalClusterIdentifier");
    }

    [Fact]
    public async Task Handle_ReadersRecord_IsLeftAlone()
    {
        settings = settings with { ReaderRecord = "db-ro.example.com" };
        (await HandleAsync()).Plan.ReaderRecord.ShouldBeNull();
    }

    private Task<Verdict> HandleAsync() =>
        new VerifyClusterFunction(
            world.Rds, route53, world.Own, new FakeStepFunctions(), world.Regions, new(settings), new FakeTimeProvider(Sample.Now))
            .Handle(Sample.Request("""{"cluster": "orders-prod"}"""), world.Context);
}
