using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class WritesDecisionTests
{
    private static readonly ProbeCheck Refused = Sample.Proven with
    {
        State = ProbeState.Exhausted,
        Outcome = ProbeOutcome.Refused,
        Attempt = 6,
        Reason = "orders-prod-2 refuses connections",
        FirstProvenAt = null,
    };

    private static readonly ReportOutcomeRequest Start = new() { Execution = Sample.Execution, Verdict = Found.Alarmed };

    [Fact]
    public void Decide_Proven_SaysSinceWhenAndByWhichProbe() => Said(Start with { Probe = Sample.Proven }).ShouldBe(
        "WRITES WORK since 2026-11-22T17:05:50Z or earlier: orders-prod-2 is the writable primary (probe 2 through db.example.com at "
            + "2026-11-22T17:05:51Z).");

    [Fact]
    public void Decide_OneProofOfTwo_SaysSo() =>
        Said(Start with { Probe = Sample.Proven with { State = ProbeState.Waiting, Proofs = 1 } })
            .ShouldContain(", proof 1 of the 2 required)");

    [Fact]
    public void Decide_ProbeFailed_SaysWhenItWasTestedAndWhatTheAlarmSaid() => Said(Start with { Probe = Refused }).ShouldBe(
        "WRITES DO NOT WORK: orders-prod-2 refuses connections (probe 6 through db.example.com at 2026-11-22T17:05:51Z)" +
        "; the alarm orders-prod-writer-down went to ALARM at 2026-11-22T17:04:40Z.");

    [Fact]
    public void Decide_NoProbe_SaysNotTestedAndWhatIsKnown()
    {
        Said(new ReportOutcomeRequest { Execution = Sample.Execution })
            .ShouldBe("WRITES NOT TESTED: this execution made no probe through the record.");
        Said(Start with { Writer = Sample.Promoted with { State = WriterState.Exhausted, Reason = "no member is the writer" } })
            .ShouldEndWith("made no probe through the record; the API reported at 2026-11-22T17:05:30Z: no member is the writer.");
        var choice = Samples.Chosen with { Witnesses = [new Witness("heartbeat", WitnessState.Lost, "the alarm x is ALARM")] };
        Said(Start with { Region = new(choice, null, null) }).ShouldEndWith("; at 2026-11-22T17:05:00Z the alarm x is ALARM.");
    }

    [Fact]
    public void Decide_ProbeFromBeforeARedriveOrASwap_SaysNothingAboutNow()
    {
        Said(Start with { Probe = Sample.Proven, RedriveCount = 1 })
            .ShouldContain("the last probe was at 2026-11-22T17:05:51Z, before the execution was redriven");
        Said(Start with { Probe = Refused with { At = Sample.Now }, Record = Sample.Swap })
            .ShouldContain("the last probe was at 2026-11-22T17:05:00Z, before the record was changed");
    }

    /// <summary>In mode observe the target is probed by its own name, which says nothing about the record.</summary>
    [Fact]
    public void Decide_RecordLeftAsItIs_IsNotTested()
    {
        var said = Said(Start with { Record = Sample.Swap with { State = SwapState.WouldChange }, Probe = Sample.Proven });
        said.ShouldStartWith(
            $"WRITES NOT TESTED: db.example.com was left as it is, so only {Sample.ClusterEndpoint} itself was probed: "
                + "orders-prod-2");
    }

    private static string Said(ReportOutcomeRequest found) => WritesDecision.Decide(found).Sentence;
}
