using Amazon.CloudWatch.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class ChooseRegionFunctionTests
{
    private readonly FakeRds rds = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false)) { Global = new GlobalBuilder() };
    private readonly FakeCloudWatch cloudWatch = new() { MetricAlarm = "ALARM", Lag = [Point(2, 700), Point(3, 500), Point(4, 900)] };
    private readonly FakeRegions regions = new();
    private readonly FakeContext context = new();

    public ChooseRegionFunctionTests()
    {
        regions.Databases[GlobalBuilder.West] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.West, isWriter: false));
        regions.Metrics[GlobalBuilder.West] = new FakeCloudWatch { Lag = [Point(2, 100)] };
    }

    [Fact]
    public async Task Handle_RegionSilentTwice_ChoosesTheLeastLag()
    {
        var first = await HandleAsync();
        (first.State, first.LossLooks, first.WaitSeconds).ShouldBe((RegionChoiceState.Watching, 1, 3));
        context.Lines.Written.ShouldHaveSingleItem()
            .ShouldStartWith("Region of {cluster}: {state} at check {attempt} ({reason}) orders-eu Watching 1 ");
        first.Witnesses.Select(w => (w.Name, w.Says))
            .ShouldBe([("heartbeat", WitnessState.Lost), ("api", WitnessState.Lost), ("lag", WitnessState.Well)]);
        first.Witnesses[0].Detail.ShouldBe("the alarm orders-eu-heartbeat-lost is in ALARM");
        var second = await HandleAsync(first);
        second.State.ShouldBe(RegionChoiceState.ApprovalNeeded);
        second.Candidates.Select(c => $"{c.Region} {c.Problem} {c.LossSeconds}").ShouldBe(["eu-west-1  121", "us-west-2  241"]);
    }

    [Fact]
    public async Task Handle_HeartbeatsAlarm_IsTheStacksOwn()
    {
        await HandleAsync();
        cloudWatch.Asked.ShouldNotBeNull().AlarmNames.ShouldBe(["orders-eu-heartbeat-lost"]);
        var lag = cloudWatch.LagAsked.ShouldNotBeNull();
        (lag.Namespace, lag.MetricName, lag.Period).ShouldBe(("AWS/DocDB", "GlobalClusterReplicationLag", 60));
        lag.Dimensions.ShouldHaveSingleItem().Value.ShouldBe("orders-eu");
        lag.EndTime.ShouldBe(Sample.Now.UtcDateTime);
    }

    [Fact]
    public async Task Handle_PrimaryHealthyAndHeartbeatAnswers_StandsByQuietly()
    {
        Up(GlobalBuilder.East, isWriter: true);
        cloudWatch.MetricAlarm = "OK";
        var choice = await HandleAsync();
        choice.Cause.ShouldBe(StandDownCause.PrimaryRecovered);
        choice.Witnesses[0].Detail.ShouldBe("the alarm orders-eu-heartbeat-lost is OK");
    }

    [Fact]
    public async Task Handle_PrimaryThrottles_IsAnAnswerAndNoWitness()
    {
        Up(GlobalBuilder.East, isWriter: true).Errors["DescribeDBClusters"] = Faults.Throttled;
        var choice = await HandleAsync(await HandleAsync());
        (choice.State, choice.LossLooks).ShouldBe((RegionChoiceState.Watching, 0));
        choice.Witnesses[1].Says.ShouldBe(WitnessState.Unknown);
    }

    [Fact]
    public async Task Handle_PrimarysServersFail_IsSilence()
    {
        Up(GlobalBuilder.East, isWriter: true).Errors["DescribeDBClusters"] = Faults.Coded(
            "InternalFailure", System.Net.HttpStatusCode.InternalServerError);
        (await HandleAsync()).Witnesses[1].Says.ShouldBe(WitnessState.Lost);
    }

    [Fact]
    public async Task Handle_WitnessesCannotBeRead_DecidesNothing()
    {
        cloudWatch.Error = Faults.Denied;
        cloudWatch.LagError = Faults.Throttled;
        var choice = await HandleAsync(await HandleAsync());
        (choice.State, choice.LossLooks).ShouldBe((RegionChoiceState.Watching, 0));
    }

    [Fact]
    public async Task Handle_WitnessCannotBeRead_SaysSo()
    {
        cloudWatch.Error = Faults.Denied;
        (await HandleAsync()).Witnesses[0].ShouldBe(
            new Witness("heartbeat", WitnessState.Unknown, "the alarm orders-eu-heartbeat-lost is not available or has too little data"));
    }

    [Fact]
    public async Task Handle_NoSingleWriter_SaysNothingOfThePrimary()
    {
        rds.Global = new GlobalBuilder { Writer = null };
        (await HandleAsync()).Witnesses[1].ShouldBe(new Witness("api", WitnessState.Unknown, "orders has no single writer"));
    }

    [Fact]
    public async Task Handle_SwitchoverToNoMember_IsRefused()
    {
        rds.Global = new GlobalBuilder { Regions = [GlobalBuilder.East, GlobalBuilder.West] };
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync(plan: Samples.Plan with { Drill = DrillKind.Switchover })))
            .ShouldTell(
            $"{GlobalBuilder.Arn(GlobalBuilder.Europe)} to be a secondary", "it is not one of its members",
            "ClusterIdentifier or GlobalClusterIdentifier");
    }

    [Fact]
    public async Task Handle_OtherCandidatesRegionIsDown_IsLeftOut()
    {
        regions.Databases.Remove(GlobalBuilder.West);
        var choice = await HandleAsync(await HandleAsync());
        choice.Region.ShouldBe(GlobalBuilder.Europe);
        choice.Candidates[1].Problem.ShouldBe("its region does not answer");
    }

    [Fact]
    public async Task Handle_PreferredRegion_ComesFirst()
    {
        var preferring = Samples.Plan with { Global = GlobalBuilder.Plan with { Regions = [GlobalBuilder.West] } };
        var choice = await HandleAsync(await HandleAsync(plan: preferring), preferring);
        (choice.State, choice.Region).ShouldBe((RegionChoiceState.StandingBy, GlobalBuilder.West));
    }

    [Fact]
    public async Task Handle_Switchover_NeedsNoEvidenceOfALoss()
    {
        Up(GlobalBuilder.East, isWriter: true);
        cloudWatch.MetricAlarm = "OK";
        var choice = await HandleAsync(plan: Samples.Plan with { Drill = DrillKind.Switchover });
        (choice.State, choice.Planned, choice.Region).ShouldBe((RegionChoiceState.Chosen, true, GlobalBuilder.Europe));
    }

    [Fact]
    public async Task Handle_OurWriterIsLostForGood_NamesTheOthers()
    {
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        var request = new ChooseRegionRequest(Samples.Plan, Sample.Execution, Sample.Promoted with { State = WriterState.Exhausted }, null);
        var choice = await Function().Handle(request, new FakeContext());
        (choice.State, choice.Region).ShouldBe((RegionChoiceState.Elsewhere, GlobalBuilder.West));
    }

    private static Datapoint Point(int minute, double milliseconds) =>
        new() { Timestamp = new DateTime(2026, 11, 22, 17, 3, 0, DateTimeKind.Utc).AddMinutes(minute - 4), Maximum = milliseconds };

    private FakeRds Up(string region, bool isWriter) => regions.Databases[region] = new FakeRds(GlobalBuilder.Member(region, isWriter));

    private ChooseRegionFunction Function() => new(
        rds, cloudWatch, regions, new(Sample.Settings), new FakeTimeProvider(Sample.Now));

    private Task<RegionChoice> HandleAsync(RegionChoice? previous = null, Plan? plan = null) =>
        Function().Handle(new ChooseRegionRequest(plan ?? Samples.Plan, Sample.Execution, null, previous), context);
}
