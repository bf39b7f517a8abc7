using CsCheck;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class EvidenceDecisionTests
{
    private static readonly LagReading Fresh = new(Sample.Now - TimeSpan.FromSeconds(90), 0.4, IsGrowing: false);
    private static readonly LagReading Stale = new(Sample.Now - TimeSpan.FromSeconds(181), 0.4, IsGrowing: false);
    private static readonly RegionEvidence Lost = Evidence(PrimaryState.Silent, WitnessState.Lost, Fresh);

    [Fact]
    public void Decide_TwoWitnesses_NeedTwoConsecutiveChecks()
    {
        var first = EvidenceDecision.Decide(Lost);
        (first.State, first.LossLooks).ShouldBe((EvidenceState.Watching, 1));
        var second = EvidenceDecision.Decide(After(Lost, first, 1));
        (second.State, second.LossLooks).ShouldBe((EvidenceState.Lost, 2));
        second.Reason.ShouldBe("the primary region is lost: heartbeat is Lost; api is Silent; the replication lag is 0.4 s");
    }

    [Fact]
    public void Decide_AnAnswerBetween_CountsAnew()
    {
        var first = EvidenceDecision.Decide(Lost);
        var between = EvidenceDecision.Decide(After(Evidence(PrimaryState.Unclear, WitnessState.Lost, Fresh), first, 1));
        between.LossLooks.ShouldBe(0);
        EvidenceDecision.Decide(After(Lost, between, 2)).State.ShouldBe(EvidenceState.Watching);
    }

    [Fact]
    public void Decide_SilentApiAndSilentLag_AreTwoWitnessesToo()
    {
        var silent = Evidence(PrimaryState.Silent, WitnessState.Unknown, Stale);
        EvidenceDecision.Decide(After(silent, EvidenceDecision.Decide(silent), 1)).State.ShouldBe(EvidenceState.Lost);
    }

    [Theory]
    [InlineData(PrimaryState.Silent, WitnessState.Well)]
    [InlineData(PrimaryState.Silent, WitnessState.Unknown)]
    [InlineData(PrimaryState.Healthy, WitnessState.Lost)]
    [InlineData(PrimaryState.Unclear, WitnessState.Lost)]
    internal void Decide_OneWitnessAlone_IsWatchedAMinuteThenTold(PrimaryState api, WitnessState heartbeat)
    {
        var evidence = Evidence(api, heartbeat, Fresh);
        var first = EvidenceDecision.Decide(evidence);
        first.State.ShouldBe(EvidenceState.Watching);
        first.CalmSince.ShouldBe(Sample.Now);
        EvidenceDecision.Decide(After(evidence, first, 5, TimeSpan.FromSeconds(59))).State.ShouldBe(EvidenceState.Watching);
        var last = EvidenceDecision.Decide(After(evidence, first, 6, TimeSpan.FromSeconds(60)));
        last.State.ShouldBe(EvidenceState.Doubtful);
        last.Reason.ShouldStartWith("one witness alone is not enough");
    }

    [Fact]
    public void Decide_ApiHealthyAndHeartbeatAnswers_IsRecoveredAtOnce()
    {
        var verdict = EvidenceDecision.Decide(Evidence(PrimaryState.Healthy, WitnessState.Well, Fresh));
        verdict.State.ShouldBe(EvidenceState.Recovered);
        verdict.Reason.ShouldStartWith("the primary is healthy: heartbeat is Well");
    }

    [Theory]
    [InlineData(PrimaryState.Healthy, WitnessState.Unknown)]
    [InlineData(PrimaryState.Unclear, WitnessState.Well)]
    [InlineData(PrimaryState.Unclear, WitnessState.Unknown)]
    internal void Decide_NoWitnessSpeaksOfALoss_IsWatchedAMinuteThenRecovered(PrimaryState api, WitnessState heartbeat)
    {
        var evidence = Evidence(api, heartbeat, Fresh);
        var last = EvidenceDecision.Decide(After(evidence, EvidenceDecision.Decide(evidence), 6, TimeSpan.FromSeconds(60)));
        last.State.ShouldBe(EvidenceState.Recovered);
        last.Reason.ShouldStartWith($"nothing indicates that the primary is lost: heartbeat is {heartbeat}");
    }

    [Fact]
    public void Decide_PrimaryFailsOverInItsRegion_IsWatchedUntilTheBudgetIsOver()
    {
        var failing = Evidence(PrimaryState.NoWriter, WitnessState.Lost, Stale);
        var watching = EvidenceDecision.Decide(After(failing, EvidenceDecision.Decide(failing), 28, TimeSpan.FromMinutes(3)));
        (watching.State, watching.LossLooks, watching.CalmSince).ShouldBe((EvidenceState.Watching, 0, null));
        var over = EvidenceDecision.Decide(After(failing, watching, 29));
        over.State.ShouldBe(EvidenceState.Lost);
        over.Reason.ShouldStartWith("the primary region has promoted no writer within the budget");
    }

    [Theory]
    [InlineData(true, 30, WitnessState.Lost)]
    [InlineData(true, 29.9, WitnessState.Well)]
    [InlineData(false, 60, WitnessState.Well)]
    public void LagWitness_OnlyWhatGrowsBeyondMeasure_SpeaksOfALoss(bool growing, double seconds, WitnessState says) =>
        LagWitness.From(new LagReading(Sample.Now, seconds, growing), Sample.Now).Says.ShouldBe(says);

    [Theory]
    [InlineData(180, WitnessState.Well, "the replication lag is 0.4 s")]
    [InlineData(181, WitnessState.Lost, "the replication lag has not been reported since 17:01:59")]
    public void LagWitness_SilentForMoreThanThreeMinutes_SpeaksOfALoss(int ago, WitnessState says, string told) =>
        LagWitness.From(Fresh with { At = Sample.Now.AddSeconds(-ago) }, Sample.Now).ShouldBe(new Witness("lag", says, told));

    [Fact]
    public void LagWitness_NeverSeen_SaysNothing() => LagWitness.From(null, Sample.Now).Says.ShouldBe(WitnessState.Unknown);

    /// <summary>
    /// Whatever the earlier checks found, one witness alone never takes a region away from its writer, nor does an API that answers
    /// healthy.
    /// </summary>
    [Fact]
    public void Decide_AnySequence_LosesOnlyByTwoWitnessesOrByASpentBudget() => Gen.Select(
        Gen.Enum<PrimaryState>(), Gen.Enum<WitnessState>(), Gen.OneOf<LagReading?>(null, Fresh, Stale)).Array[1, 40].Sample(looks =>
    {
        EvidenceVerdict? before = null;
        for (var i = 0; i < looks.Length; i++)
        {
            var evidence = Evidence(looks[i].Item1, looks[i].Item2, looks[i].Item3);
            var verdict = EvidenceDecision.Decide(before is null ? evidence : After(evidence, before, i, TimeSpan.FromSeconds(3 * i)));
            if (verdict.State == EvidenceState.Lost)
            {
                looks[i].Item2.ShouldNotBe(WitnessState.Well);
                evidence.Witnesses.Count(w => w.Says == WitnessState.Lost)
                    .ShouldBeGreaterThanOrEqualTo(looks[i].Item1 == PrimaryState.Silent ? 2 : 1);
                (looks[i].Item1 == PrimaryState.NoWriter ? i + 1 >= 30 : looks[i].Item1 == PrimaryState.Silent
                    && looks[i - 1].Item1 == PrimaryState.Silent).ShouldBeTrue();
            }

            (i + 1 >= 30).ShouldBeLessThanOrEqualTo(verdict.State != EvidenceState.Watching);
            before = verdict;
        }
    }, iter: 2000);

    private static RegionEvidence Evidence(PrimaryState api, WitnessState heartbeat, LagReading? lag) => new()
    {
        Watch = GlobalBuilder.Plan.Promotion,
        Primary = new PrimaryReading(api, $"api is {api}"),
        Heartbeat = new Witness("heartbeat", heartbeat, $"heartbeat is {heartbeat}"),
        Lag = lag,
        At = Sample.Now,
    };

    /// <param name="looks">The number of earlier checks.</param>
    private static RegionEvidence After(RegionEvidence evidence, EvidenceVerdict before, int looks, TimeSpan later = default) =>
        evidence with
        {
            Previous = Samples.Chosen with
            {
                State = RegionChoiceState.Watching,
                Attempt = looks,
                LossLooks = before.LossLooks,
                CalmSince = before.CalmSince,
            },
            Lag = evidence.Lag is { } lag ? lag with { At = lag.At + later } : null,
            At = evidence.At + later,
        };
}
