using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>What an operator is told to do about regions; this stack's region is eu-west-1.</summary>
public sealed class RegionAdviceTests
{
    /// <summary>The stack of the same name in the former region, with its own cluster.</summary>
    private const string Back =
        "aws stepfunctions start-execution --region us-east-1 --state-machine-arn "
            + "arn:aws:states:us-east-1:123456789012:stateMachine:stack-failover " +
        "--input '{\"cluster\":\"orders-prod\",\"drill\":{\"kind\":\"switchover\"}}'";

    private static readonly ReportOutcomeRequest Start = new()
    {
        Execution = Sample.Execution,
        Verdict = Sample.Verdict with { State = VerdictState.Region, Plan = Samples.Plan },
    };

    [Theory]
    [InlineData(
        StandDownCause.Superseded,
        "ask each region with aws rds describe-global-clusters --region REGION --global-cluster-identifier orders,",
        "the writes that it accepted meanwhile are lost.")]
    [InlineData(
        StandDownCause.StandingBy,
        "Check the region named above. To promote this region anyway, and lose what is not replicated, run aws rds "
            + "failover-global-cluster --region eu-west-1 --global-cluster-identifier orders --target-db-cluster-identifier "
            + "arn:aws:rds:eu-west-1:123456789012:cluster:orders-eu --allow-data-loss,", "it joins the promotion and moves the record.")]
    [InlineData(StandDownCause.PrimaryRecovered, "Nothing to do: the primary region", "recovers by itself.")]
    [InlineData(
        StandDownCause.Resyncing, "Once replication to eu-west-1 is connected again",
        "--input '{\"cluster\":\"orders-eu\",\"drill\":{\"kind\":\"switchover\"}}'. Until then this region cannot take over")]
    [InlineData(StandDownCause.ApprovalDenied, "Nothing was written.", "it asks again.")]
    [InlineData(StandDownCause.ApprovalExpired, "the primary was lost when last checked", "it checks again, and asks again.")]
    [InlineData(StandDownCause.ApprovalUnreadable, "Nothing was written.", "answer with one of the commands in its message.")]
    public void For_StandDown_FitsTheCause(StandDownCause cause, string first, string then)
    {
        var advice = For(
            Start with { Region = new(Samples.Chosen with { State = RegionChoiceState.StandingBy, Cause = cause }, null, null) },
            Outcome.StoodDown);
        advice.ShouldContain(first);
        advice.ShouldContain(then);
        For(Start with { Verdict = Start.Verdict! with { Cause = cause } }, Outcome.StoodDown).ShouldBe(advice);
    }

    [Fact]
    public void For_StandingByForAnotherRegion_GivesItsCommand() =>
        For(Start with
        {
            Region = new(
            Samples.Chosen with { State = RegionChoiceState.StandingBy, Command = "aws stepfunctions start-execution" }, null, null)
        },
            Outcome.StoodDown)
            .ShouldBe("Check the region named above. If its stack does not act, start it: aws stepfunctions start-execution");

    [Fact]
    public void For_TakenOver_SaysWhatIsLeftToDo()
    {
        var advice = For(Start with { Region = Samples.Region }, Outcome.Recovered);
        advice.ShouldContain(
            "Scale eu-west-1 for the load. Find out what was in flight: up to 90 s of writes may be lost (those since "
                + "2026-11-22T17:03:31Z).");
        advice.ShouldContain("When us-east-1 returns, it becomes a secondary by itself");
        advice.ShouldEndWith("Nothing moves back by itself. To move back then: " + Back);
    }

    [Fact]
    public void For_MovedOnPurpose_SaysHowToMoveBack()
    {
        For(Start with { Region = Samples.Region }, Outcome.Drilled)
            .ShouldEndWith($"never recovers by itself. To move back to us-east-1: {Back}");
        For(Start with { Region = Samples.Region with { Promotion = Samples.Started with { From = null } } }, Outcome.Drilled)
            .ShouldContain("To move back to the former region: start an execution there");
    }

    [Fact]
    public void For_NoRegionFit_SaysWhatToFix() =>
        For(Start with { Region = new(Samples.Chosen with { State = RegionChoiceState.None }, null, null) }, Outcome.Unrecovered)
            .ShouldStartWith("Repair one of the regions named above");

    [Fact]
    public void For_NotPromoted_PointsAtTheGlobalClusterUnlessAFailureIsNamed()
    {
        var found = Start with { Region = new(Samples.Chosen, Samples.Started, null) };
        For(found, Outcome.Unrecovered).ShouldStartWith("Look at the global cluster orders in the console, and contact AWS Support.");
        RegionAdvice.For(found with { Failure = new Failure("States.Timeout", "late") }, Outcome.Unrecovered).ShouldBeNull();
    }

    [Fact]
    public void For_PromotedButTheRecordNotMoved_WarnsOfTheOldPrimary()
    {
        var advice = For(Start with { Region = Samples.Region }, Outcome.Unrecovered);
        advice.ShouldStartWith("eu-west-1 has the global writer, and db.example.com may not point there yet.");
        advice.ShouldEndWith("Do not write to the old primary.");
    }

    [Fact]
    public void For_NothingOfRegions_LeavesItToTheOthers()
    {
        RegionAdvice.For(Start, Outcome.Recovered).ShouldBeNull();
        RegionAdvice.For(Start with { Verdict = Sample.Verdict, Region = Samples.Region }, Outcome.Recovered).ShouldBeNull();
    }

    /// <summary>The findings of the region's branch are newer than the verdict.</summary>
    [Fact]
    public void For_VerdictAndBranchBothStandDown_FitsTheBranch() =>
        For(
            Start with
            {
                Verdict = Start.Verdict! with { Cause = StandDownCause.StandingBy },
                Region = new(
                    Samples.Chosen with { State = RegionChoiceState.StandingBy, Cause = StandDownCause.PrimaryRecovered }, null, null),
            },
            Outcome.StoodDown).ShouldStartWith("Nothing to do: the primary region");

    private static string For(ReportOutcomeRequest found, Outcome outcome) => RegionAdvice.For(found, outcome).ShouldNotBeNull();
}
