using Failover.Functions.Contract;
using Failover.Functions.VerifyCluster;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.VerifyCluster;

public sealed class VerifyGlobalClusterTests
{
    private readonly FakeRds rds = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false)) { Global = new GlobalBuilder() };
    private readonly FakeRoute53 route53 = FakeRoute53.With(FakeRoute53.Cname(GlobalBuilder.Endpoint(GlobalBuilder.East)));
    private readonly FakeRegions regions = new();

    [Fact]
    public async Task Handle_Secondary_AsksNoOtherRegion()
    {
        var verdict = await HandleAsync();
        verdict.Kind.ShouldBe(VerdictKind.Region);
        verdict.Plan.Global.ShouldNotBeNull().Home.ShouldBe(GlobalBuilder.Europe);
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_WriterWhileTheRecordLeadsElsewhere_AsksThatRegion()
    {
        rds.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        (await HandleAsync()).Kind.ShouldBe(VerdictKind.Repoint);
        regions.Databases[GlobalBuilder.East].Global = new GlobalBuilder();
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
        regions.Asked.ShouldBe([GlobalBuilder.East, GlobalBuilder.East, GlobalBuilder.East]);
    }

    [Fact]
    public async Task Handle_RedrivenAfterItsPromotion_MovesTheRecordOfASilentRegion()
    {
        rds.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        (await HandleAsync(Samples.Region with { Choice = null })).Kind.ShouldBe(VerdictKind.Repoint);
        (await HandleAsync(Samples.Region with { Check = Samples.Promoted with { State = RegionCheckState.Waiting } })).Kind.ShouldBe(VerdictKind.StandDown);
    }

    [Fact]
    public async Task Handle_Route53Down_GoesOnWithANote()
    {
        route53.Errors["GetHostedZone"] = Faults.Unavailable;
        var verdict = await HandleAsync();
        (verdict.Kind, verdict.RecordUnknown).ShouldBe((VerdictKind.Region, true));
        verdict.Notes.ShouldHaveSingleItem().ShouldContain("route53:GetHostedZone failed for the moment");
    }

    [Fact]
    public async Task Handle_MemberThatIsNotConnected_IsNoted()
    {
        rds.Global = new GlobalBuilder { Disconnected = [GlobalBuilder.West] };
        (await HandleAsync()).Notes.ShouldBe(["the replication of orders to us-west-2 is not connected"]);
    }

    [Fact]
    public async Task Handle_ClusterThatIsNoMember_IsRefused()
    {
        rds.Global = new GlobalBuilder { Regions = [GlobalBuilder.East] };
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync()))
            .ShouldTell($"{GlobalBuilder.Arn(GlobalBuilder.Europe)} to be a member of the global cluster orders", GlobalBuilder.Arn(GlobalBuilder.East), "GlobalClusterIdentifier");
    }

    [Fact]
    public async Task Handle_NoSuchGlobalCluster_IsRefused()
    {
        rds.Global = null;
        (await Should.ThrowAsync<ClusterNotFoundException>(() => HandleAsync()))
            .ShouldTell("a global cluster with the identifier 'orders'", "there is none", "clear it for a stack of a single region");
    }

    [Fact]
    public async Task Handle_ReadersRecordOutsideTheZone_IsRefusedBeforeAnythingIsWritten() =>
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync(reader: "ro.example.org"))).Message.ShouldContain("ro.example.org, which is outside");

    [Fact]
    public async Task Handle_SingleRegion_MakesNoCallMoreThanBefore()
    {
        rds.Global = null;
        await HandleAsync(global: null);
        rds.Calls.Where(c => c.Contains("Global", StringComparison.Ordinal)).ShouldBeEmpty();
        regions.Asked.ShouldBeEmpty();
    }

    private Task<Verdict> HandleAsync(RegionState? region = null, string? reader = null, string? global = "orders")
    {
        var settings = Sample.Settings with { GlobalCluster = global, ReaderRecord = reader };
        var function = new VerifyClusterFunction(rds, route53, new FakeCloudWatch(), new FakeStepFunctions(), regions, settings, new FakeTimeProvider(Sample.Now));
        return function.Handle(new VerifyClusterRequest(Sample.Json("""{"cluster": "orders-eu"}"""), Sample.Execution, region), new FakeContext());
    }
}
