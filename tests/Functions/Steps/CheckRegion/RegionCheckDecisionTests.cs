using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.CheckRegion;

public sealed class RegionCheckDecisionTests
{
    private static readonly GlobalBuilder UnderWay = new() { FailingOverTo = GlobalBuilder.Europe };
    private static readonly GlobalBuilder Idle = new();
    private static readonly GlobalBuilder Done = new() { Writer = GlobalBuilder.Europe };

    [Fact]
    public void Decide_WriterAndNothingUnderWay_IsPromoted()
    {
        var check = Decide(Done, null);
        (check.State, check.Attempt, check.WaitSeconds, check.Promotion).ShouldBe((RegionCheckState.Promoted, 1, 0, Samples.Started.At));
        check.Reason.ShouldBe("eu-west-1 has the global writer of orders");
    }

    [Fact]
    public void Decide_WriterWhileAFailoverIsUnderWay_Waits()
    {
        var check = Decide(Done with { FailingOverTo = GlobalBuilder.Europe }, null);
        (check.State, check.WaitSeconds).ShouldBe((RegionCheckState.Waiting, 3));
        check.Reason.ShouldContain("the failover of orders to eu-west-1 is failing-over");
    }

    [Fact]
    public void Decide_SeenUnderWayThenGone_IsCancelledAfterEightChecks()
    {
        var checks = Play([UnderWay, .. Enumerable.Repeat(Idle, 8)]);
        checks.Select(c => c.State).ShouldBe([.. Enumerable.Repeat(RegionCheckState.Waiting, 8), RegionCheckState.Cancelled]);
        checks[^1].Reason.ShouldBe("no failover of orders is under way, and orders-prod in us-east-1 is its writer");
    }

    [Fact]
    public void Decide_NothingUnderWayAndNoSingleWriter_SaysSo() =>
        Decide(Idle with { Writer = null }, null).Reason.ShouldBe("no failover of orders is under way, and no single member is its writer");

    [Fact]
    public void Decide_ApiLagsThenShowsTheWriter_IsPromoted() =>
        Play(Idle, Idle, UnderWay, Idle, Idle, Done)[^1].State.ShouldBe(RegionCheckState.Promoted);

    [Fact]
    public void Decide_NeverSeen_IsCancelledLater() =>
        Play(GlobalBuilder.Plan with { Promotion = new Budget(60, 1, 8) }, [.. Enumerable.Repeat(Idle, 45)]).Select(c => c.State)
            .ShouldBe([.. Enumerable.Repeat(RegionCheckState.Waiting, 44), RegionCheckState.Cancelled]);

    [Theory]
    [InlineData("cancelling", GlobalBuilder.Europe)]
    [InlineData("failing-over", GlobalBuilder.West)]
    public void Decide_CancellingOrPointingElsewhere_IsCancelled(string word, string to) =>
        Play([UnderWay, .. Enumerable.Repeat(Idle with { FailoverWord = word, FailingOverTo = to }, 7), Idle])[^1]
            .State.ShouldBe(RegionCheckState.Cancelled);

    [Fact]
    public void Decide_BudgetOver_IsExhausted()
    {
        var checks = Play([.. Enumerable.Repeat(UnderWay, 30)]);
        checks[^2].State.ShouldBe(RegionCheckState.Waiting);
        checks[^1].State.ShouldBe(RegionCheckState.Exhausted);
    }

    [Fact]
    public void Decide_AnotherPromotion_CountsFromTheStart()
    {
        var earlier = Play([.. Enumerable.Repeat(UnderWay, 30)])[^1];
        var redriven = Samples.Started with { At = Sample.Now + TimeSpan.FromHours(1) };
        var check = RegionCheckDecision.Decide(GlobalBuilder.Plan, UnderWay.View(), redriven, earlier, redriven.At);
        (check.State, check.Attempt).ShouldBe((RegionCheckState.Waiting, 1));
    }

    private static List<RegionCheck> Play(params GlobalBuilder[] looks) => Play(GlobalBuilder.Plan, looks);

    private static List<RegionCheck> Play(GlobalPlan plan, params GlobalBuilder[] looks)
    {
        var checks = new List<RegionCheck>();
        foreach (var look in looks)
        {
            checks.Add(Decide(look, checks.LastOrDefault(), plan));
        }

        return checks;
    }

    private static RegionCheck Decide(GlobalBuilder global, RegionCheck? previous, GlobalPlan? plan = null) =>
        RegionCheckDecision.Decide(plan ?? GlobalBuilder.Plan, global.View(), Samples.Started, previous, Sample.Now);
}
