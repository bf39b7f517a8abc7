using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.PromoteRegion;

public sealed class PromotionDecisionTests
{
    [Fact]
    public void Decide_PrimaryStillTheOneOfTheEvidence_Starts()
    {
        var promotion = Decide(new GlobalBuilder());
        (promotion.State, promotion.Member, promotion.Region, promotion.From, promotion.Planned, promotion.LossSeconds).ShouldBe(
            (PromotionState.Started, GlobalBuilder.Arn(GlobalBuilder.Europe), GlobalBuilder.Europe, GlobalBuilder.Arn(GlobalBuilder.East),
                false, 90));
        promotion.Reason.ShouldContain("data loss allowed");
    }

    /// <summary>A region that is cut off continues to take writes while operators decide.</summary>
    [Fact]
    public void Decide_ApprovedMinutesLater_CountsWhatWasWrittenSince() =>
        Decide(new GlobalBuilder(), Samples.Chosen with { At = Sample.Now.AddMinutes(-3) }).LossSeconds.ShouldBe(90 + 180);

    [Fact]
    public void Decide_Planned_StartsASwitchoverThatLosesNothing()
    {
        var promotion = Decide(new GlobalBuilder(), Samples.Chosen with { Planned = true });
        (promotion.State, promotion.Planned, promotion.LossSeconds).ShouldBe((PromotionState.Started, true, null));
        promotion.Reason.ShouldBe("switchover of orders from us-east-1 to eu-west-1 started on purpose");
    }

    [Fact]
    public void Decide_FailoverToUsUnderWay_IsJoined()
    {
        var promotion = Decide(new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe });
        (promotion.State, promotion.WasDone, promotion.Reason)
            .ShouldBe((PromotionState.Attached, false, "a failover of orders to eu-west-1 was already under way"));
    }

    [Theory]
    [InlineData(GlobalBuilder.West, "failing-over", "a failover of orders to us-west-2 is failing-over")]
    [InlineData(GlobalBuilder.Europe, "cancelling", "a failover of orders to eu-west-1 is cancelling")]
    public void Decide_AnotherFailoverUnderWay_StandsBy(string to, string word, string told)
    {
        var promotion = Decide(new GlobalBuilder { FailingOverTo = to, FailoverWord = word });
        (promotion.State, promotion.WasDone, promotion.Reason).ShouldBe((PromotionState.StandingBy, false, told));
    }

    [Fact]
    public void Decide_PromotedMeanwhile_IsJoined()
    {
        var promotion = Decide(new GlobalBuilder { Writer = GlobalBuilder.Europe });
        (promotion.State, promotion.Reason).ShouldBe((PromotionState.Attached, "eu-west-1 already has the global writer of orders"));
    }

    /// <summary>Only a change of writer within two minutes is known to be this promotion; an earlier one is no proof.</summary>
    [Theory]
    [InlineData(119, GlobalBuilder.East, false)]
    [InlineData(120, GlobalBuilder.East, true)]
    [InlineData(600, GlobalBuilder.East, true)]
    [InlineData(1, GlobalBuilder.Europe, true)]
    [InlineData(1, null, true)]
    public void Decide_FoundDone_IsNotProofUnlessTheLastCheckFoundAnotherPrimary(int ago, string? primary, bool wasDone) =>
        Decide(
            new GlobalBuilder { Writer = GlobalBuilder.Europe },
            Samples.Chosen with
            {
                Primary = primary is null ? null : GlobalBuilder.Arn(primary),
                At = Sample.Now.AddSeconds(-ago),
            }).WasDone.ShouldBe(wasDone);

    [Fact]
    public void Decide_NothingDoneYet_WasNotDone() =>
        Decide(new GlobalBuilder(), Samples.Chosen with { At = Sample.Now.AddMinutes(-10) }).WasDone.ShouldBeFalse();

    [Theory]
    [InlineData(GlobalBuilder.West, "the evidence was about us-east-1, but orders now has its global writer in us-west-2")]
    [InlineData(null, "no single global writer")]
    public void Decide_AnotherPrimaryByNow_StandsBy(string? writer, string told)
    {
        var promotion = Decide(new GlobalBuilder { Writer = writer });
        promotion.State.ShouldBe(PromotionState.StandingBy);
        promotion.Reason.ShouldContain(told);
    }

    [Fact]
    public void Decide_PrimaryBackBeforeTheAnswer_StandsBy()
    {
        Decide(new GlobalBuilder(), primary: new PrimaryReading(PrimaryState.Healthy, "fine")).State.ShouldBe(PromotionState.StandingBy);
        Decide(new GlobalBuilder(), primary: new PrimaryReading(PrimaryState.Silent, "down")).State.ShouldBe(PromotionState.Started);
    }

    [Fact]
    public void Decide_ObserveMode_NeverStarts()
    {
        var promotion = Decide(new GlobalBuilder(), plan: Samples.Plan with { Mode = Mode.Observe });
        (promotion.State, promotion.Reason).ShouldBe((PromotionState.StandingBy, "mode observe: nothing is written"));
    }

    private static RegionPromotion Decide(
        GlobalBuilder global, RegionChoice? choice = null, PrimaryReading? primary = null, Plan? plan = null) =>
        PromotionDecision.Decide(plan ?? Samples.Plan, GlobalBuilder.Plan, choice ?? Samples.Chosen, global.View(), primary, Sample.Now);
}
