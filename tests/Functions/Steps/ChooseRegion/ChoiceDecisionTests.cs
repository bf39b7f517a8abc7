using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class ChoiceDecisionTests
{
    private static readonly RegionCandidate Europe =
        new() { Region = GlobalBuilder.Europe, Member = GlobalBuilder.Arn(GlobalBuilder.Europe), LagSeconds = 0.5, LossSeconds = 90 };
    private static readonly RegionCandidate West =
        new() { Region = GlobalBuilder.West, Member = GlobalBuilder.Arn(GlobalBuilder.West), LagSeconds = 2, LossSeconds = 100 };
    private static readonly WriterCheck NoWriter = Sample.Promoted with { State = WriterState.Exhausted };

    [Theory]
    [InlineData(ApprovalKind.WhenDataLoss, 0, RegionChoiceState.ApprovalNeeded)]
    [InlineData(ApprovalKind.WhenDataLoss, 89, RegionChoiceState.ApprovalNeeded)]
    [InlineData(ApprovalKind.WhenDataLoss, 90, RegionChoiceState.Chosen)]
    [InlineData(ApprovalKind.Always, 86400, RegionChoiceState.ApprovalNeeded)]
    [InlineData(ApprovalKind.Never, 0, RegionChoiceState.Chosen)]
    public void Unplanned_Approval_IsAskedAsThePlanSays(ApprovalKind approval, int accepted, RegionChoiceState state)
    {
        var choice = Unplanned(Context(plan: GlobalBuilder.Plan with { Approval = approval, AcceptedLossSeconds = accepted }), Europe);
        (choice.State, choice.Region, choice.LossSeconds, choice.Primary)
            .ShouldBe((state, GlobalBuilder.Europe, 90, GlobalBuilder.Arn(GlobalBuilder.East)));
        (choice.Approval is not null).ShouldBe(state == RegionChoiceState.ApprovalNeeded);
        choice.Command.ShouldBeNull();
        choice.Reason.ShouldContain("up to 90 s of writes may be lost");
    }

    [Fact]
    public void Unplanned_AnotherRegionIsPreferred_StandsByAndNamesItsCommand()
    {
        var choice = Unplanned(Context(), West, Europe);
        (choice.State, choice.Cause, choice.Region).ShouldBe((RegionChoiceState.StandingBy, StandDownCause.StandingBy, GlobalBuilder.West));
        choice.Reason.ShouldContain("us-west-2 takes over: its stack acts");
        choice.Command.ShouldBe(
            "aws stepfunctions start-execution --region us-west-2 --state-machine-arn "
                + "arn:aws:states:us-west-2:123456789012:stateMachine:stack-failover " +
            "--input '{\"cluster\": \"orders-us\", \"mode\": \"act\"}'");
    }

    [Fact]
    public void Unplanned_ObserveMode_SaysWhatItWouldDo()
    {
        var choice = Unplanned(Context(request: Request(Samples.Plan with { Mode = Mode.Observe })), Europe);
        (choice.State, choice.Cause).ShouldBe((RegionChoiceState.StandingBy, StandDownCause.Observing));
        choice.Reason.ShouldStartWith("observe mode: would promote eu-west-1, up to 90 s of writes may be lost");
    }

    [Fact]
    public void Unplanned_NobodyCanTakeOver_SaysWhyOfEach()
    {
        var choice = Unplanned(
            Context(), Europe with { Problem = "it has no healthy instance" }, West with { Problem = "its region does not answer" });
        choice.State.ShouldBe(RegionChoiceState.None);
        choice.Reason.ShouldBe(
            "the primary is lost, and no region can take over: eu-west-1: it has no healthy instance; us-west-2: its region does not "
                + "answer");
        Unplanned(Context()).Reason.ShouldContain("has no other region");
    }

    [Theory]
    [InlineData(0, true, RegionChoiceState.None)]
    [InlineData(1, true, RegionChoiceState.Watching)]
    [InlineData(8, true, RegionChoiceState.Watching)]
    [InlineData(9, true, RegionChoiceState.None)]
    [InlineData(1, false, RegionChoiceState.None)]
    public void Unplanned_MemberThatChanges_IsWaitedForHalfAMinute(int looks, bool isChanging, RegionChoiceState state)
    {
        var request = Request(Samples.Plan) with { Previous = Context().Make(RegionChoiceState.Watching, "") with { LossLooks = looks } };
        var choice = Unplanned(
            Context(request: request), Europe with { Problem = "its status is modifying, expected available", IsChanging = isChanging });
        (choice.State, choice.LossLooks).ShouldBe((state, state == RegionChoiceState.Watching ? looks + 1 : 0));
    }

    [Fact]
    public void Settled_FailoverToUs_IsJoinedWithoutEvidence()
    {
        var choice = ChoiceDecision.Settled(Context(new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe })).ShouldNotBeNull();
        (choice.State, choice.Region, choice.Reason)
            .ShouldBe((RegionChoiceState.Chosen, GlobalBuilder.Europe, "a failover of orders to eu-west-1 is already under way"));
    }

    [Fact]
    public void Settled_FailoverToAnother_StandsBy() =>
        ChoiceDecision.Settled(Context(new GlobalBuilder { FailingOverTo = GlobalBuilder.West }))
            .ShouldNotBeNull().Reason.ShouldContain("to us-west-2 is failing-over");

    [Fact]
    public void Settled_PromotedMeanwhile_Continues()
    {
        var choice = ChoiceDecision.Settled(Context(new GlobalBuilder { Writer = GlobalBuilder.Europe })).ShouldNotBeNull();
        (choice.State, choice.Region, choice.Reason)
            .ShouldBe((RegionChoiceState.Chosen, GlobalBuilder.Europe, "eu-west-1 has become the global writer's region in the meantime"));
    }

    [Fact]
    public void Settled_OursIsTheWriterAndLost_IsNoMatterOfOurs()
    {
        var context = Context(new GlobalBuilder { Writer = GlobalBuilder.Europe }, Request(writer: NoWriter));
        ChoiceDecision.Settled(context).ShouldBeNull();
        context.HasLostWriter.ShouldBeTrue();
        Context(request: Request(writer: NoWriter)).HasLostWriter.ShouldBeFalse();
    }

    [Fact]
    public void Elsewhere_BestOfTheOthers_IsNamedWithItsCommand()
    {
        var choice = ChoiceDecision.Elsewhere(
            Context(new GlobalBuilder { Writer = GlobalBuilder.Europe }, Request(writer: NoWriter)), [West]);
        (choice.State, choice.Region).ShouldBe((RegionChoiceState.Elsewhere, GlobalBuilder.West));
        choice.Reason.ShouldBe("eu-west-1 has lost its writer; us-west-2 is to take over, and its stack acts on its own evidence");
        choice.Command.ShouldNotBeNull().ShouldContain("--region us-west-2");
        ChoiceDecision.Elsewhere(Context(), [West with { Problem = "x" }]).State.ShouldBe(RegionChoiceState.None);
    }

    [Theory]
    [InlineData(PrimaryState.Healthy, 10.0, null, RegionChoiceState.Chosen, "a person asked to move orders to eu-west-1")]
    [InlineData(PrimaryState.Healthy, 10.1, null, RegionChoiceState.StandingBy, "lags 10.1 s behind, more than the 10 s allowed")]
    [InlineData(PrimaryState.Healthy, 0.1, "its engine version is 4.0.0", RegionChoiceState.StandingBy, "its engine version is 4.0.0")]
    [InlineData(PrimaryState.NoWriter, 0.1, null, RegionChoiceState.StandingBy, "both regions in order, but x")]
    [InlineData(PrimaryState.Silent, 0.1, null, RegionChoiceState.StandingBy, "both regions in order, but x")]
    internal void Planned_OnlyWhereAllIsInOrder_Chooses(
        PrimaryState primary, double lag, string? problem, RegionChoiceState state, string told)
    {
        var context = Context(
            request: Request(Samples.Plan with { Drill = DrillKind.Switchover }),
            plan: GlobalBuilder.Plan with { Approval = ApprovalKind.Always });
        var choice = ChoiceDecision.Planned(context, new PrimaryReading(primary, "x"), Europe with { LagSeconds = lag, Problem = problem });
        (choice.State, choice.Planned, choice.LossSeconds).ShouldBe((state, true, null));
        choice.Candidates.ShouldHaveSingleItem().LagSeconds.ShouldBe(lag);
        choice.Reason.ShouldContain(told);
    }

    [Theory]
    [InlineData(EvidenceState.Recovered, RegionChoiceState.StandingBy, StandDownCause.PrimaryRecovered)]
    [InlineData(EvidenceState.Doubtful, RegionChoiceState.StandingBy, StandDownCause.StandingBy)]
    [InlineData(EvidenceState.Watching, RegionChoiceState.Watching, null)]
    internal void Undecided_Evidence_WaitsOrStandsBy(EvidenceState state, RegionChoiceState expected, StandDownCause? cause)
    {
        var choice = ChoiceDecision.Undecided(Context(), new EvidenceVerdict(state, "why", 0, Sample.Now), Sample.Now).ShouldNotBeNull();
        (choice.State, choice.Cause, choice.WaitSeconds).ShouldBe((expected, cause, expected == RegionChoiceState.Watching ? 3 : 0));
        choice.CalmSince.ShouldBe(expected == RegionChoiceState.Watching ? Sample.Now : null);
    }

    [Fact]
    public void Undecided_LaterLooks_ComeLessOften()
    {
        var context = Context(request: Request() with { Previous = Samples.Chosen with { Attempt = 29 } });
        var choice = ChoiceDecision.Undecided(context, new EvidenceVerdict(EvidenceState.Watching, "why", 0, null), Sample.Now)
            .ShouldNotBeNull();
        (choice.Attempt, choice.WaitSeconds).ShouldBe((30, 5));
    }

    [Fact]
    public void Undecided_PrimaryWellButOwnClusterNotConnected_NotifiesOperators()
    {
        var context = Context() with { View = new GlobalBuilder { Disconnected = [GlobalBuilder.Europe] }.View() };
        var choice = ChoiceDecision.Undecided(context, new EvidenceVerdict(EvidenceState.Recovered, "well", 0, null), Sample.Now)
            .ShouldNotBeNull();
        (choice.State, choice.Cause).ShouldBe((RegionChoiceState.StandingBy, StandDownCause.Resyncing));
        choice.Reason.ShouldBe("well. eu-west-1 is a secondary that is not connected: it is resyncing and could not take over");
    }

    [Theory]
    [InlineData(0.2, 3)]
    [InlineData(2.1, 1)]
    [InlineData(5, 1)]
    public void Undecided_FirstCheckThatCallsItLost_IsFollowedThreeSecondsAfterItsStart(double taken, int wait)
    {
        var verdict = new EvidenceVerdict(EvidenceState.Watching, "why", 1, null);
        var choice = ChoiceDecision.Undecided(Context(), verdict, Context().At.AddSeconds(taken)).ShouldNotBeNull();
        (choice.WaitSeconds, choice.LossLooks).ShouldBe((wait, 1));
    }

    [Theory]
    [InlineData(GlobalBuilder.Europe)]
    [InlineData(GlobalBuilder.West)]
    public void Settled_FailoverBeingCancelled_IsWaitedForWithinTheBudget(string to)
    {
        var cancelled = new GlobalBuilder { FailingOverTo = to, FailoverWord = "cancelling" };
        var choice = ChoiceDecision.Settled(Context(cancelled)).ShouldNotBeNull();
        (choice.State, choice.WaitSeconds).ShouldBe((RegionChoiceState.Watching, 3));
        var last = Request() with { Previous = choice with { Attempt = Samples.Plan.Promotion.Attempts - 1 } };
        var told = ChoiceDecision.Settled(Context(cancelled, last)).ShouldNotBeNull();
        (told.State, told.Cause).ShouldBe((RegionChoiceState.StandingBy, StandDownCause.StandingBy));
        told.Reason.ShouldBe($"a failover of orders to {to} is cancelling, and has not ended within the budget");
    }

    private static RegionChoice Unplanned(ChoiceContext context, params RegionCandidate[] candidates) =>
        ChoiceDecision.Unplanned(context, "the primary region is lost", candidates);

    private static ChooseRegionRequest Request(Plan? plan = null, WriterCheck? writer = null) =>
        new(plan ?? Samples.Plan, Sample.Execution, writer, null);

    private static ChoiceContext Context(GlobalBuilder? global = null, ChooseRegionRequest? request = null, GlobalPlan? plan = null) =>
        new(request ?? Request(), plan ?? GlobalBuilder.Plan, (global ?? new GlobalBuilder()).View(), Sample.Now);
}
