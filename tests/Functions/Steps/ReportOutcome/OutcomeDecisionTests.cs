using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class OutcomeDecisionTests
{
    private static readonly ReportOutcomeRequest Start = new() { Execution = Sample.Execution };
    private static readonly ReportOutcomeRequest Confirmed = Start with { Verdict = Sample.Verdict, Probe = Sample.Proven };
    private static readonly ProbeCheck Failing =
        Sample.Proven with { State = ProbeState.Exhausted, Outcome = ProbeOutcome.Refused, Reason = "it refuses" };
    private static readonly RecordSwap Current =
        Sample.Swap with { State = SwapState.Current, Before = Sample.ClusterEndpoint, ChangeId = null, Reason = "in order" };

    [Fact]
    public void Decide_Failure_TakesPrecedence()
    {
        var cause = """{"errorType": "RecordContestedException", "errorMessage": "Expected x, but found y."}""";
        Decide(Confirmed with { Failure = new Failure("RecordContestedException", cause) })
            .ShouldBe((Outcome.Unrecovered, "RecordContestedException: Expected x, but found y."));
        Decide(Start with { Failure = new Failure(null, null) }).ShouldBe((Outcome.Unrecovered, "an error: "));
    }

    [Fact]
    public void Decide_StandDown_GivesTheVerdictsReason() =>
        Decide(Start with { Verdict = Sample.Verdict with { State = VerdictState.StandDown, Reason = "paused" } })
            .ShouldBe((Outcome.StoodDown, "paused"));

    [Fact]
    public void Decide_NothingHappened_IsAFalseAlarm() =>
        Decide(Confirmed).ShouldBe((Outcome.StoodDown, "false alarm: orders-prod-2 is the writable primary"));

    [Fact]
    public void Decide_SomethingHappened_IsRecovered()
    {
        const string Told =
            "DocumentDB failed over by itself, and the record points to the new writer: orders-prod-2 is the writable primary";
        Decide(Confirmed with { Writer = Sample.Promoted }).ShouldBe((Outcome.Recovered, Told));
        Decide(Confirmed with { Verdict = Sample.Verdict with { State = VerdictState.Await } }).ShouldBe((Outcome.Recovered, Told));
        Decide(Confirmed with { Probe = Sample.Proven with { Attempt = 3 } }).ShouldBe((Outcome.Recovered, Told));
        Decide(Confirmed with { Verdict = Sample.Verdict with { Events = [new(Sample.Now, "Completed failover")] } })
            .ShouldBe((Outcome.Recovered, Told));
    }

    [Fact]
    public void Decide_SameWriterAnswersAgain_ClaimsNoFailover()
    {
        var late = Sample.Proven with { Attempt = 9, Reason = $"{Sample.Verdict.Writer}.c8r3zq0example:27017 is the writable primary" };
        Decide(Confirmed with { Probe = late }).Summary.ShouldStartWith("the same writer answers again, and nothing had to be changed: ");
        Decide(Confirmed with { Probe = late, Writer = Sample.Promoted with { Writer = Sample.Verdict.Writer } }).Summary.ShouldStartWith(
            "the same writer answers again");
        Decide(Confirmed with { Probe = late, Writer = Sample.Promoted }).Summary.ShouldStartWith("DocumentDB failed over");
        Decide(Confirmed with
        {
            Probe = late with
            {
                Reason = "another.c8r3zq0example:27017 is the writable "
            + "primary"
            }
        }).Summary.ShouldStartWith("DocumentDB failed over");
    }

    [Fact]
    public void IsOutdated_OnlyAProofFromBeforeARedrive_ThatTheOutcomeRestsOn()
    {
        var redriven = Confirmed with { RedriveCount = 1 };
        OutcomeDecision.IsOutdated(redriven).ShouldBeTrue();
        OutcomeDecision.IsOutdated(redriven with { Probe = Sample.Proven with { RedriveCount = 1 } }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(Confirmed).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Probe = Failing }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Probe = null }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Failure = new Failure("x", null) }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Verdict = Sample.Verdict with { State = VerdictState.StandDown } }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Record = Sample.Swap with { State = SwapState.Superseded } }).ShouldBeFalse();
        OutcomeDecision.IsOutdated(redriven with { Record = Sample.Swap, Verdict = null }).ShouldBeTrue();
    }

    [Fact]
    public void Decide_ProvenWithoutVerdict_IsAFalseAlarm() =>
        Decide(Start with { Probe = Sample.Proven }).Outcome.ShouldBe(Outcome.StoodDown);

    [Fact]
    public void Decide_Swapped_IsRecoveredAndSaysHow()
    {
        var told = $"{Sample.Swap.Reason}; orders-prod-2 is the writable primary";
        Decide(Confirmed with { Record = Sample.Swap }).ShouldBe((Outcome.Recovered, told));
        Decide(Confirmed with { Record = Current with { Earlier = Sample.Swap } }).ShouldBe((Outcome.Recovered, told));
    }

    [Fact]
    public void Decide_SwapWhoseAnswerWasLost_IsRecoveredAndActed()
    {
        var found = Confirmed with
        {
            Verdict = Sample.Verdict with { State = VerdictState.Repoint, RecordValue = Sample.OldEndpoint },
            Record = Current,
        };
        var (outcome, summary) = Decide(found);
        outcome.ShouldBe(Outcome.Recovered);
        summary.ShouldContain("by a swap whose answer was lost or by somebody else");
        OutcomeDecision.HasActed(found).ShouldBeTrue();
        Decide(found with { Probe = Failing }).Summary.ShouldStartWith("DNS moved");
    }

    [Fact]
    public void Decide_ObserveMode_IsStoodDownAndSaysWhatItWouldDo() =>
        Decide(Confirmed with { Record = Sample.Swap with { State = SwapState.WouldChange, Reason = "would be swapped" } })
            .ShouldBe((Outcome.StoodDown, "would be swapped; orders-prod-2 is the writable primary"));

    [Fact]
    public void Decide_Drill_IsDrilled() =>
        Decide(Confirmed with { Drill = DrillStart.Started("orders-prod-1", Sample.Now), Record = Sample.Swap })
        .ShouldBe((Outcome.Drilled, "the drill moved the writer away from orders-prod-1: orders-prod-2 is the writable primary"));

    [Theory]
    [InlineData(ProbeOutcome.Refused, false, "DNS in order, database down: it refuses")]
    [InlineData(ProbeOutcome.Refused, true, "DNS moved, database down: it refuses")]
    [InlineData(ProbeOutcome.TlsFailed, false, "DNS in order, TLS failed: it refuses")]
    [InlineData(ProbeOutcome.NotPrimary, true, "DNS moved, no writable primary: it refuses")]
    [InlineData(ProbeOutcome.WrongCluster, false, "DNS in order, another cluster answers: it refuses")]
    [InlineData(ProbeOutcome.NotResolved, true, "the record does not resolve to the writer yet: it refuses")]
    [InlineData(ProbeOutcome.ResolvesElsewhere, true, "the record does not resolve to the writer yet: it refuses")]
    public void Decide_NotProven_TellsDnsAndDatabaseApart(ProbeOutcome outcome, bool swapped, string summary) =>
        Decide(Confirmed with { Probe = Failing with { Outcome = outcome }, Record = swapped ? Sample.Swap : null })
            .ShouldBe((Outcome.Unrecovered, summary));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_BudgetExhausted_IsReportedAlsoAfterAnEarlierProbe(bool probed)
    {
        var found = Start with { Verdict = Sample.Verdict, Probe = probed ? Failing with { State = ProbeState.Recheck } : null };
        var pending = Sample.InSync with { State = InSyncState.Exhausted };
        Decide(found with { InSync = pending }).Summary.ShouldBe(
            "DNS pending: the record was changed, but Route 53 has not propagated it within the budget");
        Decide(found with { InSync = pending with { Losses = 2 } }).Summary.ShouldBe(
            "DNS pending: Route 53 lost the change twice");
        Decide(found with { Writer = Sample.Promoted with { State = WriterState.Exhausted, Reason = "no member is the writer" } })
            .ShouldBe((Outcome.Unrecovered, "no writer was promoted within the budget: no member is the writer"));
    }

    [Fact]
    public void Decide_OneChangeLostAndTheNextTooSlow_IsSlowNotUnknown() =>
        Decide(Start with { InSync = Sample.InSync with { State = InSyncState.Exhausted, Losses = 1 } })
            .ShouldBe((Outcome.Unrecovered, "DNS pending: the record was changed, but Route 53 has not propagated it within the budget"));

    [Fact]
    public void Decide_EventsOfAnEarlierFailover_TellNothing()
    {
        var old = new ClusterEvent(Sample.Now - TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1), "Completed failover");
        Decide(Confirmed with { Verdict = Sample.Verdict with { Events = [old] } }).Outcome.ShouldBe(Outcome.StoodDown);
    }

    [Fact]
    public void Decide_NothingFound_IsUnrecovered() => Decide(Start).ShouldBe((Outcome.Unrecovered, "the execution ended early"));

    [Fact]
    public void HasActed_OnlyWhatThisExecutionDid_Counts()
    {
        OutcomeDecision.HasActed(Confirmed).ShouldBeFalse();
        OutcomeDecision.HasActed(Confirmed with { Record = Current }).ShouldBeFalse();
        OutcomeDecision.HasActed(Start with { Record = Current }).ShouldBeFalse();
        OutcomeDecision.HasActed(Confirmed with { Record = Sample.Swap with { State = SwapState.WouldChange } }).ShouldBeFalse();
        OutcomeDecision.HasActed(Start with { Drill = DrillStart.Attached("a", Sample.Now) }).ShouldBeFalse();
        OutcomeDecision.HasActed(Start with { Drill = DrillStart.Started("a", Sample.Now) }).ShouldBeTrue();
        OutcomeDecision.HasActed(Start with { Record = Sample.Swap }).ShouldBeTrue();
    }

    [Fact]
    public void HasActed_ObserveModeWhileSomebodyElseMoves_IsFalse()
    {
        var observe = Sample.Verdict with { RecordValue = Sample.OldEndpoint, Plan = Sample.Plan with { Mode = Mode.Observe } };
        OutcomeDecision.HasActed(Confirmed with { Verdict = observe, Record = Current }).ShouldBeFalse();
    }

    private static (Outcome Outcome, string Summary) Decide(ReportOutcomeRequest found)
    {
        var (outcome, summary, _) = OutcomeDecision.Decide(found);
        return (outcome, summary);
    }
}
