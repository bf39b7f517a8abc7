using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Failover.Functions.Contract;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.PromoteRegion;

public sealed class PromoteRegionFunctionTests
{
    private static readonly AmazonServiceException Busy = new InvalidGlobalClusterStateException(
        "a failover is under way", null, ErrorType.Sender, "InvalidGlobalClusterStateFault", "r", System.Net.HttpStatusCode.BadRequest);

    private readonly FakeRds rds = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false)) { Global = new GlobalBuilder() };
    private readonly FakeRegions regions = new();
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_PrimaryLost_FailsOverToOurOwnClusterWithDataLossAllowed()
    {
        (await HandleAsync(Samples.Chosen)).State.ShouldBe(PromotionState.Started);
        context.Lines.Written.ShouldHaveSingleItem().ShouldStartWith(
            $"Promotion of {{member}}: {{state}} ({{reason}}) {GlobalBuilder.Arn(GlobalBuilder.Europe)} Started failover of orders");
        var asked = rds.FailoverAsked.ShouldNotBeNull();
        (asked.GlobalClusterIdentifier, asked.TargetDbClusterIdentifier).ShouldBe(("orders", GlobalBuilder.Arn(GlobalBuilder.Europe)));
        (asked.AllowDataLoss, asked.Switchover).ShouldBe((true, (bool?)null));
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_Planned_SwitchesOver()
    {
        await HandleAsync(Samples.Chosen with { Planned = true });
        (rds.FailoverAsked!.AllowDataLoss, rds.FailoverAsked.Switchover).ShouldBe(((bool?)null, true));
    }

    [Fact]
    public async Task Handle_UnderWay_IsJoinedAndNeverIssued()
    {
        rds.Global = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe };
        (await HandleAsync(Samples.Chosen)).State.ShouldBe(PromotionState.Attached);
        rds.FailoverAsked.ShouldBeNull();
    }

    [Theory]
    [InlineData(GlobalBuilder.Europe, PromotionState.Attached)]
    [InlineData(GlobalBuilder.West, PromotionState.StandingBy)]
    public async Task Handle_AnotherOneBeganMeanwhile_IsReadAndNotIssuedAgain(string to, PromotionState state)
    {
        rds.Errors["FailoverGlobalCluster"] = Busy;
        rds.GlobalAfter = new GlobalBuilder { FailingOverTo = to };
        (await HandleAsync(Samples.Chosen)).State.ShouldBe(state);
        rds.Calls.Count(c => c.StartsWith("FailoverGlobalCluster", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Handle_RefusedWithoutAnythingToJoin_IsTriedAgainLater()
    {
        rds.Errors["FailoverGlobalCluster"] = Busy;
        (await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync(Samples.Chosen))).Message.ShouldContain("refused for now");
    }

    [Fact]
    public async Task Handle_NoSuchMember_IsPermanent()
    {
        rds.Errors["FailoverGlobalCluster"] = Faults.NoCluster;
        (await Should.ThrowAsync<ClusterNotFoundException>(() => HandleAsync(Samples.Chosen)))
            .ShouldTell("to be a member of the global cluster orders", "AWS says", "Correct the stack's parameter");
    }

    [Fact]
    public async Task Handle_ApprovedLate_ChecksThePrimaryAgain()
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.East, isWriter: true));
        var promotion = await HandleAsync(Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded });
        promotion.State.ShouldBe(PromotionState.StandingBy);
        promotion.Reason.ShouldBe("us-east-1 is healthy again: the RDS API of us-east-1 reports orders-prod-1 as healthy");
        rds.FailoverAsked.ShouldBeNull();
    }

    /// <summary>Retries of the step may take half an hour: old evidence is collected again, and recent evidence is not.</summary>
    [Theory]
    [InlineData(15, false, PromotionState.Started)]
    [InlineData(16, false, PromotionState.StandingBy)]
    [InlineData(16, true, PromotionState.Started)]
    public async Task Handle_EvidenceFromLongAgo_IsAskedForAgainUnlessItIsAPlannedMove(int ago, bool planned, PromotionState state)
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.East, isWriter: true));
        (await HandleAsync(Samples.Chosen with { At = Sample.Now.AddSeconds(-ago), Planned = planned })).State.ShouldBe(state);
        regions.Asked.Count.ShouldBe(state == PromotionState.StandingBy ? 1 : 0);
    }

    [Fact]
    public async Task Handle_EvidenceWithoutAPrimary_AsksNobodyAndStandsBy()
    {
        (await HandleAsync(Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded, Primary = null })).State.ShouldBe(
            PromotionState.StandingBy);
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_OwnClusterBusy_IsTriedAgainLater()
    {
        rds.Errors["FailoverGlobalCluster"] = Faults.WrongClusterState;
        (await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync(Samples.Chosen)))
            .Message.ShouldBe(
            "rds:FailoverGlobalCluster of orders to eu-west-1 was refused for now, though no failover of it is shown as under way.");
    }

    [Fact]
    public async Task Handle_Denied_NamesThePermission()
    {
        rds.Errors["FailoverGlobalCluster"] = Faults.Denied;
        (await Should.ThrowAsync<PermissionDeniedException>(() => HandleAsync(Samples.Chosen))).Message.ShouldContain(
            "rds:FailoverGlobalCluster");
    }

    [Fact]
    public async Task Handle_ApprovedWhileThePrimaryIsStillSilent_Starts() =>
        (await HandleAsync(Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded })).State.ShouldBe(PromotionState.Started);

    [Fact]
    public async Task Handle_PlanOfASingleRegion_IsRefused() =>
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync(Samples.Chosen, Sample.Plan)))
            .ShouldTell("the plan of orders-prod to name a global cluster", "found none", "GlobalClusterIdentifier");

    private Task<RegionPromotion> HandleAsync(RegionChoice choice, Plan? plan = null) =>
        new PromoteRegionFunction(rds, regions, new FakeTimeProvider(Sample.Now))
            .Handle(new PromoteRegionRequest(plan ?? Samples.Plan, choice), context);
}
