using System.Net;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

public sealed class VerifyGlobalClusterTests
{
    private readonly FakeRds rds = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false)) { Global = new GlobalBuilder() };
    private readonly FakeRoute53 route53 = FakeRoute53.With(FakeRoute53.Cname(GlobalBuilder.Endpoint(GlobalBuilder.East)));
    private readonly FakeRegions regions = new();
    private readonly FakeStepFunctions stepFunctions = new();

    [Fact]
    public async Task Handle_Secondary_AsksNoOtherRegion()
    {
        var verdict = await HandleAsync();
        verdict.State.ShouldBe(VerdictState.Region);
        verdict.Plan.Global.ShouldNotBeNull().Home.ShouldBe(GlobalBuilder.Europe);
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_WriterWhileTheRecordPointsElsewhere_AsksThatRegion()
    {
        rds.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
        regions.Databases[GlobalBuilder.West] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        (await HandleAsync()).State.ShouldBe(VerdictState.Repoint);
        regions.Databases[GlobalBuilder.East].Global = new GlobalBuilder();
        (await HandleAsync()).Cause.ShouldBe(StandDownCause.Superseded);
        regions.Asked.ShouldContain(GlobalBuilder.East);
        regions.Asked.ShouldContain(GlobalBuilder.West);
    }

    [Fact]
    public async Task Handle_RedrivenAfterItsPromotion_MovesTheRecordOfASilentRegion()
    {
        rds.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe, Disconnected = [GlobalBuilder.East, GlobalBuilder.West] };
        (await HandleAsync(Samples.Region with { Choice = null })).State.ShouldBe(VerdictState.Repoint);
        (await HandleAsync(Samples.Region with { Check = Samples.Promoted with { State = RegionCheckState.Waiting } })).State.ShouldBe(
            VerdictState.StandDown);
    }

    /// <summary>
    /// A planned move puts the alarms of both regions into ALARM. Once it has begun it is seen through; before that, it holds nobody up.
    /// </summary>
    [Theory]
    [InlineData("begun", null, true)]
    [InlineData("done", null, true)]
    [InlineData("not begun", null, false)]
    [InlineData("done, record too", null, false)]
    [InlineData("begun", "switchover", false)]
    [InlineData("to another region", null, false)]
    public async Task Handle_OlderSwitchover_IsLeftToItselfOnceItHasBegun(string state, string? drill, bool isLeft)
    {
        rds.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: state.StartsWith("done", StringComparison.Ordinal));
        rds.Global = state switch
        {
            "begun" => new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe },
            "to another region" => new GlobalBuilder { FailingOverTo = GlobalBuilder.West },
            "not begun" => new GlobalBuilder(),
            _ => new GlobalBuilder { Writer = GlobalBuilder.Europe },
        };
        if (state == "done, record too")
        {
            route53.Records = [FakeRoute53.Cname(GlobalBuilder.Endpoint(GlobalBuilder.Europe))];
        }

        foreach (var region in new[] { GlobalBuilder.East, GlobalBuilder.West })
        {
            regions.Databases[region] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        }

        // It only observes: like any such execution it holds up nobody, not even another drill.
        stepFunctions.Running(
            "moving", Sample.Execution.StartedAt - TimeSpan.FromSeconds(5),
            """{"cluster": "orders-eu", "drill": {"kind": "switchover"}, "mode": "observe"}""");
        var verdict = await HandleAsync(
            json: drill is null ? """{"cluster": "orders-eu"}""" : """{"cluster": "orders-eu", "drill": {"kind": "switchover"}}""");
        (verdict.Cause == StandDownCause.AnotherRunning).ShouldBe(isLeft, verdict.Reason);
        verdict.Reason.Contains("moving is already handling orders-eu", StringComparison.Ordinal).ShouldBe(isLeft);
    }

    /// <summary>The execution that acts as this one does counts, not the move.</summary>
    [Fact]
    public async Task Handle_OlderExecutionAndOlderSwitchover_NamesTheExecution()
    {
        rds.Global = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe };
        stepFunctions.Running(
            "moving", Sample.Execution.StartedAt - TimeSpan.FromSeconds(5), """{"cluster": "orders-eu", "drill": {"kind": "switchover"}}""")
            .Running("acting", Sample.Execution.StartedAt - TimeSpan.FromSeconds(3), """{"cluster": "orders-eu"}""");
        (await HandleAsync()).Reason.ShouldContain("acting is already handling");
    }

    [Fact]
    public async Task Handle_Route53Down_ContinuesWithANote()
    {
        route53.Errors["GetHostedZone"] = Faults.Unavailable;
        var verdict = await HandleAsync();
        (verdict.State, verdict.RecordUnknown).ShouldBe((VerdictState.Region, true));
        verdict.Notes.ShouldHaveSingleItem().ShouldContain("route53:GetHostedZone failed for the moment");
    }

    [Fact]
    public async Task Handle_MemberThatIsNotConnected_IsNoted()
    {
        rds.Global = new GlobalBuilder { Disconnected = [GlobalBuilder.West] };
        (await HandleAsync()).Notes.ShouldBe(["the replication of orders to us-west-2 is not connected"]);
    }

    [Fact]
    public async Task Handle_ClusterThatIsNotAMember_IsRefused()
    {
        rds.Global = new GlobalBuilder { Regions = [GlobalBuilder.East, GlobalBuilder.West] };
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync())).ShouldTell(
            $"{GlobalBuilder.Arn(GlobalBuilder.Europe)} to be a member of the global cluster orders",
            $"its members are {GlobalBuilder.Arn(GlobalBuilder.East)}, {GlobalBuilder.Arn(GlobalBuilder.West)}.",
                "GlobalClusterIdentifier");
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
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync(reader: "ro.example.org"))).Message.ShouldContain(
            "ro.example.org, which is outside");

    [Fact]
    public async Task Handle_SingleRegion_MakesNoAdditionalCall()
    {
        rds.Global = null;
        await HandleAsync(global: null);
        rds.Calls.Where(c => c.Contains("Global", StringComparison.Ordinal)).ShouldBeEmpty();
        regions.Asked.ShouldBeEmpty();
    }

    private Task<Verdict> HandleAsync(
        RegionState? region = null, string? reader = null, string? global = "orders", string json = """{"cluster": "orders-eu"}""")
    {
        var settings = Sample.Settings with { GlobalCluster = global, ReaderRecord = reader };
        var function = new VerifyClusterFunction(
            rds, route53, new FakeCloudWatch(), stepFunctions, regions, new(settings), new FakeTimeProvider(Sample.Now));
        return function.Handle(new VerifyClusterRequest(Sample.Json(json), Sample.Execution, region), new FakeContext());
    }
}
