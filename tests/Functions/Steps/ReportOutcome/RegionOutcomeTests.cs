using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.ReportOutcome.FoundInRegion;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class RegionOutcomeTests
{
    [Fact]
    public void Compose_RegionTookOver_IsRecoveredAndNamesTheLoss()
    {
        var report = Report(TookOver);
        report.Outcome.ShouldBe(Outcome.Recovered);
        report.Summary.ShouldStartWith(
            "eu-west-1 took over from us-east-1, up to 90 s of writes may be lost (those since 2026-11-22T17:03:31Z); "
                + $"{Sample.Swap.Reason}");
        (report.Acted, report.Notify).ShouldBe((true, true));
        report.Message.ShouldContain("When us-east-1 returns, it becomes a secondary by itself");
        report.Timeline.Select(t => t.Stage).ShouldBe(
            ["alarm", "start", "verdict", "region", "promoting", "promoted-region", "promoted", "swapped", "in-sync", "proven", "report"]);
    }

    [Fact]
    public void Compose_Switchover_IsDrilledAndCountsFromItsStart()
    {
        var planned = Samples.Started with { Planned = true, LossSeconds = null };
        var report = Report(TookOver with { Region = Samples.Region with { Promotion = planned } });
        (report.Outcome, report.Recovery?.LeastSeconds).ShouldBe((Outcome.Drilled, 49));
        report.Summary.ShouldContain("nothing is lost");
        report.Message.ShouldContain("To move back to us-east-1: aws stepfunctions start-execution --region us-east-1 ");
    }

    [Theory]
    [InlineData(RegionChoiceState.StandingBy, Outcome.StoodDown)]
    [InlineData(RegionChoiceState.Elsewhere, Outcome.Unrecovered)]
    [InlineData(RegionChoiceState.None, Outcome.Unrecovered)]
    [InlineData(RegionChoiceState.Watching, Outcome.Unrecovered)]
    [InlineData(RegionChoiceState.Chosen, Outcome.Unrecovered)]
    public void Decide_ChoiceWithoutEffect_IsNews(RegionChoiceState state, Outcome outcome)
    {
        var found =
            Start with { Region = new(Samples.Chosen with { State = state, Command = "aws stepfunctions start-execution" }, null, null) };
        Report(found).Outcome.ShouldBe(outcome);
        Report(found).Notify.ShouldBeTrue();
        Report(found).Acted.ShouldBeFalse();
    }

    [Fact]
    public void Decide_RegionTookOver_ReportsTheLastSwap()
    {
        const string Took = "eu-west-1 took over from us-east-1, up to 90 s of writes may be lost (those since 2026-11-22T17:03:31Z); ";
        var current = Sample.Swap with { State = SwapState.Current, Reason = "already points there" };
        Told(current with { Earlier = Sample.Swap }).ShouldBe($"{Took}{Sample.Swap.Reason}; {Sample.Proven.Reason}");
        Told(current).ShouldBe($"{Took}already points there; {Sample.Proven.Reason}");
        Told(null).ShouldBe(Took + Sample.Proven.Reason);

        static string Told(RecordSwap? record) => OutcomeDecision.Decide(TookOver with { Record = record }).Summary;
    }

    [Theory]
    [InlineData(RegionChoiceState.Elsewhere, "the primary region is lost")]
    [InlineData(RegionChoiceState.None, "the primary region is lost")]
    [InlineData(RegionChoiceState.Watching, "the execution ended while watching: the primary region is lost")]
    [InlineData(RegionChoiceState.Chosen, "the execution ended before eu-west-1 was promoted")]
    public void Decide_ChoiceWithoutEffect_IsReported(RegionChoiceState state, string summary) =>
        Report(Start with { Region = new(Samples.Chosen with { State = state }, null, null) }).Summary.ShouldBe(summary);

    [Fact]
    public void Loss_OfAnUnplannedPromotion_MayBeUnknown() =>
        RegionOutcome.Loss(Samples.Started with { LossSeconds = null }).ShouldBe("it is not known how many writes may be lost");

    [Fact]
    public void Prefix_FormerRegionNotNamed_LeavesItOut() =>
        Report(TookOver with { Region = Samples.Region with { Promotion = Samples.Started with { From = null } } }).Message.ShouldContain(
            "When the former region returns");

    [Fact]
    public void Compose_PrimaryRecoveredByItself_IsNotNews()
    {
        var found =
            Start with
            {
                Region = new(
                Samples.Chosen with { State = RegionChoiceState.StandingBy, Cause = StandDownCause.PrimaryRecovered }, null, null)
            };
        (Report(found).Outcome, Report(found).Notify).ShouldBe((Outcome.StoodDown, false));
    }

    [Fact]
    public void Decide_PromotionWithoutEffect_IsReported()
    {
        Told(new(Samples.Chosen, Samples.Started with { State = PromotionState.StandingBy, Reason = "why" }, null))
            .ShouldBe((Outcome.StoodDown, "nothing was promoted: why"));
        Told(new(Samples.Chosen, Samples.Started, Samples.Promoted with { State = RegionCheckState.Exhausted, Reason = "slow" }))
            .ShouldBe((Outcome.Unrecovered, "eu-west-1 was not promoted within the budget: slow"));
        Told(new(Samples.Chosen, Samples.Started, Samples.Promoted with { State = RegionCheckState.Cancelled, Reason = "gone" }))
            .ShouldBe((Outcome.Unrecovered, "the promotion of eu-west-1 ended without effect: gone"));

        static (Outcome, string) Told(RegionState region)
        {
            var (outcome, summary, _) = OutcomeDecision.Decide(Start with { Region = region });
            return (outcome, summary);
        }
    }

    [Fact]
    public void Compose_DnsPendingToTheEnd_SaysThatItIsPromoted()
    {
        var report = Report(
            TookOver with
            {
                Record = Sample.Swap with { State = SwapState.Exhausted, Reason = "Route 53 is down", ChangeId = null },
                InSync = null,
                Probe = null,
            });
        report.Outcome.ShouldBe(Outcome.Unrecovered);
        report.Summary.ShouldBe("promoted, DNS pending: Route 53 is down");
        report.Message.ShouldContain("Redrive the execution when the cause named above has passed");
    }

    [Fact]
    public void Compose_FailureAfterThePromotion_SaysBoth()
    {
        var report = Report(TookOver with { Probe = null, Failure = new Failure("States.Timeout", "late") });
        report.Summary.ShouldStartWith(
            "eu-west-1 took over from us-east-1, up to 90 s of writes may be lost (those since 2026-11-22T17:03:31Z); States.Timeout: "
                + "late");
        report.Acted.ShouldBeTrue();
    }

    [Fact]
    public void Compose_Superseded_WarnsOfMovingTheRecord()
    {
        var report = Report(Start with { Record = Sample.Swap with { State = SwapState.Superseded, Reason = "not written, because x" } });
        (report.Outcome, report.Notify).ShouldBe((Outcome.StoodDown, true));
        report.Summary.ShouldBe("db.example.com was not written, because x");
        report.Message.ShouldContain("Do not move the record by hand until you know which region took the last writes");
        var verified = Report(
            Start with { Verdict = Start.Verdict! with { State = VerdictState.StandDown, Cause = StandDownCause.Superseded } });
        verified.Message.ShouldContain("describe-global-clusters --region REGION --global-cluster-identifier orders");
    }

    [Fact]
    public void Compose_Elsewhere_GivesTheCommand()
    {
        var choice = Samples.Chosen with
        {
            State = RegionChoiceState.Elsewhere,
            Region = GlobalBuilder.West,
            Command = "aws stepfunctions start-execution --region us-west-2",
        };
        var report = Report(
            Start with
            {
                Writer = Sample.Promoted with { State = WriterState.Exhausted, Reason = "no member is the writer" },
                Region = new(choice, null, null),
            });
        report.Outcome.ShouldBe(Outcome.Unrecovered);
        report.Summary.ShouldBe("the primary region is lost (no member is the writer)");
        report.Message.ShouldContain("If not, start it: aws stepfunctions start-execution --region us-west-2");
    }

    /// <summary>After a redrive, what an earlier run observed is no longer news, but what it promoted is.</summary>
    [Fact]
    public void Decide_AfterARedrive_OnlyThePromotionCounts()
    {
        OutcomeDecision.Decide(
            TookOver with { Region = new(null, Samples.Started, Samples.Promoted with { State = RegionCheckState.Cancelled }) })
            .Summary.ShouldStartWith("swapped from");
        OutcomeDecision.Decide(TookOver with { Region = Samples.Region with { Choice = null } }).Summary.ShouldStartWith(
            "eu-west-1 took over");
    }

    [Fact]
    public void Promoted_CheckOfAnotherPromotion_ProvesNothing() =>
        (Samples.Region with { Promotion = Samples.Started with { At = Sample.Now + TimeSpan.FromHours(1) } }).Promoted.ShouldBeNull();

    private static Report Report(ReportOutcomeRequest found) => ReportComposer.Compose(found, Found.End);
}
