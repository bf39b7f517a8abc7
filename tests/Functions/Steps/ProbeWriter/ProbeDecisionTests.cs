using CsCheck;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ProbeWriter;

public sealed class ProbeDecisionTests
{
    private const ProbeOutcome Good = ProbeOutcome.Proven;
    private const ProbeOutcome Bad = ProbeOutcome.Refused;

    [Fact]
    public void Decide_ProofsInARow_AreProvenAtTheLastAndDatedByTheFirst()
    {
        var checks = Run(Good, Good);
        checks.Select(c => (c.State, c.Proofs, c.WaitSeconds)).ShouldBe([(ProbeState.Waiting, 1, 1), (ProbeState.Proven, 2, 0)]);
        checks[1].FirstProvenAt.ShouldBe(Sample.Now);
        checks[1].At.ShouldBe(Sample.Now + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Decide_FailureBetweenProofs_StartsTheRowAnew()
    {
        var checks = Run(Good, Bad, Good, Good);
        checks.Select(c => c.Proofs).ShouldBe([1, 0, 1, 2]);
        checks.Select(c => c.Failures).ShouldBe([0, 1, 0, 0]);
        checks[1].FirstProvenAt.ShouldBeNull();
        checks[3].FirstProvenAt.ShouldBe(Sample.Now + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Decide_EveryThirdFailure_ChecksTheWriterAgain()
    {
        var checks = Run([.. Enumerable.Repeat(ProbeOutcome.TimedOut, 5)]);
        checks.Select(c => c.State)
            .ShouldBe([ProbeState.Waiting, ProbeState.Waiting, ProbeState.Recheck, ProbeState.Waiting, ProbeState.Waiting]);
        checks.Select(c => c.Failures).ShouldBe([1, 2, 3, 4, 5]);
        checks.ShouldAllBe(c => c.WaitSeconds >= 3);
    }

    /// <summary>A resolver may answer from its cache for 5 s: no reason to ask the API about the writer.</summary>
    [Fact]
    public void Decide_NameResolvesElsewhere_ChecksTheWriterAgainOnlyAfterTheCachesTime()
    {
        var plan = Sample.Plan with { Probe = Budget.FromSeconds(60, 1, 8) };
        ProbeCheck? previous = null;
        var states = Enumerable.Range(0, 7).Select(_ => (previous = ProbeDecision.Decide(
            new ProbeWriterRequest(Sample.Verdict with { Plan = plan }, null, previous), ProbeOutcome.ResolvesElsewhere, "cached",
            Sample.Now)).State).ToList();
        states.IndexOf(ProbeState.Recheck).ShouldBe(5);
        states.Count(static s => s == ProbeState.Recheck).ShouldBe(1);
    }

    /// <summary>The cluster endpoint's old address may come from a cache, too; an instance endpoint has only one.</summary>
    [Theory]
    [InlineData(EndpointKind.Cluster, 5)]
    [InlineData(EndpointKind.Writer, 2)]
    public void Decide_Refused_ChecksTheWriterAgainOnlyIfTheAddressIsNotCached(EndpointKind endpoint, int first)
    {
        var plan = Sample.Plan with { Endpoint = endpoint, Probe = Budget.FromSeconds(60, 1, 8) };
        Series(new ProbeWriterRequest(Sample.Verdict with { Plan = plan }, null, null), Bad, 6)
            .FindIndex(static c => c.State == ProbeState.Recheck).ShouldBe(first);
    }

    /// <summary>Failures before a swap say nothing about the record's new value.</summary>
    [Theory]
    [InlineData(SwapState.Changed, 1, 1)]
    [InlineData(SwapState.Changed, -1, 3)]
    [InlineData(SwapState.Current, 1, 3)]
    public void Decide_AfterASwap_CountsFailuresAnew(SwapState state, int swappedAfter, int failures)
    {
        var request = new ProbeWriterRequest(Sample.Verdict, null, null);
        var before = Series(request, Bad, 2)[^1];
        var swap = Sample.Swap with { State = state, At = before.At.AddSeconds(swappedAfter) };
        var check = ProbeDecision.Decide(request with { Record = swap, Previous = before }, Bad, "refused", Sample.Now.AddSeconds(9));
        (check.Attempt, check.Failures).ShouldBe((3, failures));
    }

    /// <summary>A proof of the writer itself is judged at once; otherwise the next check is as far away as without asking.</summary>
    [Theory]
    [InlineData(Good, 0)]
    [InlineData(Bad, 7)]
    [InlineData(ProbeOutcome.NotPrimary, 7)]
    public void Decide_DirectProbe_WaitsOnlyIfItProvesNothing(ProbeOutcome outcome, int wait)
    {
        var unclear = Sample.Promoted with { State = WriterState.Unclear, WaitSeconds = 7 };
        ProbeDecision.Decide(new ProbeWriterRequest(Sample.Verdict, null, null, 0, unclear), outcome, "it said so", Sample.Now)
            .WaitSeconds.ShouldBe(wait);
    }

    [Theory]
    [InlineData(1, 2.05, 0)]
    [InlineData(6, 2.05, 0)]
    [InlineData(7, 2.05, 1)]
    [InlineData(1, 0.9, 1)]
    public void Decide_ProbeTookLong_WaitsLessWhileTheOldAddressMayBeCached(int attempt, double took, int wait)
    {
        var plan = Sample.Plan with { Probe = Budget.FromSeconds(60, 1, 8) };
        var previous = attempt == 1 ? null : new ProbeCheck
        {
            State = ProbeState.Waiting,
            Outcome = ProbeOutcome.TimedOut,
            Attempt = attempt - 1,
            Reason = "does not answer",
            At = Sample.Now,
        };
        ProbeDecision.Decide(
            new ProbeWriterRequest(Sample.Verdict with { Plan = plan }, null, previous), ProbeOutcome.TimedOut, "does not answer",
            Sample.Now, TimeSpan.FromSeconds(took)).WaitSeconds.ShouldBe(wait);
    }

    [Theory]
    [InlineData(ProbeOutcome.NotPrimary, ProbeState.Recheck)]
    [InlineData(ProbeOutcome.WrongCluster, ProbeState.Recheck)]
    [InlineData(ProbeOutcome.ResolvesElsewhere, ProbeState.Waiting)]
    [InlineData(ProbeOutcome.NotResolved, ProbeState.Waiting)]
    [InlineData(ProbeOutcome.TimedOut, ProbeState.Waiting)]
    [InlineData(ProbeOutcome.TlsFailed, ProbeState.Waiting)]
    [InlineData(ProbeOutcome.Garbled, ProbeState.Waiting)]
    [InlineData(ProbeOutcome.WriteFailed, ProbeState.Waiting)]
    public void Decide_FirstFailure_RechecksAtOnceIfThePrimaryIsAnother(ProbeOutcome outcome, ProbeState state) =>
        Run(outcome).ShouldHaveSingleItem().State.ShouldBe(state);

    [Fact]
    public void Decide_FailuresToTheEnd_AreExhausted()
    {
        var last = Run(Bad, Bad, Bad, Bad, Bad, Bad)[^1];
        (last.State, last.WaitSeconds, last.Attempt).ShouldBe((ProbeState.Exhausted, 0, 6));
    }

    [Fact]
    public void Decide_FirstProofAtTheLastProbe_MayFinishItsRow() =>
        Run(Bad, Bad, Bad, Bad, Bad, Good, Good).Select(c => c.State).TakeLast(2).ShouldBe([ProbeState.Waiting, ProbeState.Proven]);

    [Fact]
    public void Decide_RowBrokenBeyondTheBudget_IsExhausted() =>
        Run(Bad, Bad, Bad, Bad, Bad, Good, Bad)[^1].State.ShouldBe(ProbeState.Exhausted);

    [Fact]
    public void Decide_Redriven_RestartsRowAndBudget()
    {
        var before = Run(Bad, Bad, Bad, Good)[^1];
        before.Proofs.ShouldBe(1);
        var after = ProbeDecision.Decide(new(Sample.Verdict, null, before, RedriveCount: 1), Good, "detail", Sample.Now.AddDays(3));
        (after.State, after.Proofs, after.Attempt, after.RedriveCount).ShouldBe((ProbeState.Waiting, 1, 1, 1));
        after.FirstProvenAt.ShouldBe(Sample.Now.AddDays(3));
        ProbeDecision.Decide(new(Sample.Verdict, null, after, RedriveCount: 1), Good, "detail", Sample.Now.AddDays(3)).State.ShouldBe(
            ProbeState.Proven);
    }

    [Fact]
    public void Decide_AnyAnswers_EndWithinTheBudgetAndProveOnlyRows() => Gen.Enum<ProbeOutcome>().Array[20].Sample(answers =>
    {
        var checks = Run(answers);
        var last = checks[^1];
        last.State.ShouldBeOneOf(ProbeState.Proven, ProbeState.Exhausted);
        last.Attempt.ShouldBeLessThanOrEqualTo(Sample.Plan.Probe.Attempts + Sample.Plan.Proofs - 1);
        (last.State == ProbeState.Proven).ShouldBe(checks.TakeLast(2).Count(c => c.Outcome == Good) == 2);
        checks.SkipLast(1).ShouldAllBe(c => c.WaitSeconds > 0);
    });

    private static List<ProbeCheck> Series(ProbeWriterRequest request, ProbeOutcome outcome, int length)
    {
        var checks = new List<ProbeCheck>();
        while (checks.Count < length)
        {
            var again = request with { Previous = checks.LastOrDefault() };
            checks.Add(ProbeDecision.Decide(again, outcome, "detail", Sample.Now.AddSeconds(checks.Count)));
        }

        return checks;
    }

    private static List<ProbeCheck> Run(params ProbeOutcome[] answers)
    {
        var checks = new List<ProbeCheck>();
        foreach (var answer in answers)
        {
            var at = Sample.Now + TimeSpan.FromSeconds(checks.Count);
            checks.Add(ProbeDecision.Decide(new(Sample.Verdict, null, checks.LastOrDefault()), answer, "detail", at));
            if (checks[^1].State is ProbeState.Proven or ProbeState.Exhausted)
            {
                break;
            }
        }

        return checks;
    }
}
