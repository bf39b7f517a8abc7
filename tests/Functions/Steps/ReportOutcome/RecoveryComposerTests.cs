using CsCheck;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.ReportOutcome.Found;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class RecoveryComposerTests
{
    [Fact]
    public void Compose_Swapped_SplitsTheTimeAtWhatEachStepSaw()
    {
        var recovery = Of(Recovered, -45, -35, -25);
        (recovery.Seconds, recovery.Parts).ShouldBe((95, new RecoveryParts(45, 30, 15, 5)));
        (recovery.LastProof, recovery.FirstProof).ShouldBe((Sample.Now - TimeSpan.FromSeconds(45), Sample.Proven.FirstProvenAt!.Value));
        RecoveryText.Lines(recovery, objective: 95).ShouldBe(
        [
            "Recovery took 95.0 s, within the objective of 95 s: from 2026-11-22T17:04:15.0Z (the last heartbeat that a writable primary "
                + "answered) to 2026-11-22T17:05:50.0Z (the first proof after it, a probe)",
            "  detection (to the verdict) 45.0 s + promotion 30.0 s + DNS 15.0 s + proof 5.0 s",
        ]);
        RecoveryText.Lines(recovery, objective: 94).First().ShouldContain("95.0 s, OVER the objective of 94 s");
    }

    /// <summary>A restored cluster, minutes after the loss: users also waited for the operator.</summary>
    [Fact]
    public void Compose_StartedByHandLongAfter_CountsFromTheLastHeartbeat()
    {
        var byHand = Recovered with { Verdict = Sample.Verdict with { State = VerdictState.Repoint }, Writer = null };
        var recovery = Of(byHand, -240, -230, -120, -10);
        (recovery.Seconds, recovery.LeastSeconds, recovery.Since).ShouldBe((290, 60, "the execution's start"));
        recovery.Parts.ShouldBe(new RecoveryParts(240, 0, 45, 5));
    }

    [Fact]
    public void Compose_Drill_CountsFromTheLastHeartbeatAfterItsStart()
    {
        var points = new[] { (-10, true), (0, true), (10, false), (20, false), (30, true) };
        var recovery = Of(Recovered with { Drill = DrillStart.Started("a", Sample.Now - TimeSpan.FromSeconds(5)) }, points);
        (recovery.Seconds, recovery.IsHeartbeat, recovery.Since).ShouldBe((30, true, "the drill's start"));
    }

    [Fact]
    public void Compose_NoHeartbeatMissed_TookAtMostThat()
    {
        var recovery = Of(Recovered, [.. Enumerable.Range(-6, 11).Select(n => (n * 10, true))]);
        RecoveryText.Lines(recovery, 300).ShouldHaveSingleItem()
            .ShouldBe("Recovery took at most 10.0 s, within the objective of 300 s: no heartbeat was missed.");
    }

    [Fact]
    public void Compose_NotKnown_SaysWhyAndWhatIsKnown()
    {
        var lookup = new Lookup<HeartbeatSeries> { Silence = "CloudWatch was silent" };
        var recovery = RecoveryComposer.Compose(Recovered, Outcome.Recovered, lookup).ShouldNotBeNull();
        (recovery.Seconds, recovery.Parts).ShouldBe((null, null));
        RecoveryText.Lines(recovery, 70).ShouldHaveSingleItem().ShouldBe(
            "Recovery time not known: CloudWatch was silent. From the alarm to the first proof it took 70.0 s; any outage began before "
            + "that, so it is not known whether the objective of 70 s was met.");
        RecoveryText.Lines(recovery, 69).ShouldHaveSingleItem().ShouldEndWith("it took 70.0 s, OVER the objective of 69 s.");
    }

    [Fact]
    public void Compose_LongAgo_SaysHowExactItIs()
    {
        var series = Series([(-600, true), (-540, false), (0, false)], TimeSpan.FromMinutes(1));
        var recovery = RecoveryComposer.Compose(Recovered, Outcome.Recovered, Lookup.From(series)).ShouldNotBeNull();
        RecoveryText.Lines(recovery, 300).First().ShouldEndWith(", to within 60 s");
    }

    [Theory]
    [InlineData(Outcome.StoodDown)]
    [InlineData(Outcome.Unrecovered)]
    public void Compose_NothingRecovered_IsNone(Outcome outcome) =>
        RecoveryComposer.Compose(Recovered, outcome, Lookup.From(Series([(-10, true)], TimeSpan.FromSeconds(1)))).ShouldBeNull();

    [Fact]
    public void Compose_AnyTimes_PartsAddUpToTheRecovery()
    {
        var seconds = Gen.Int[-400, 400];
        Gen.Select(seconds, seconds, seconds, seconds, seconds, (last, verdict, writer, swap, sync) => (last, verdict, writer, swap, sync))
            .Sample(
                t =>
                {
                    var found = Recovered with
                    {
                        Verdict = Alarmed with { At = At(t.verdict) },
                        Writer = Sample.Promoted with { At = At(t.writer) },
                        Record = Sample.Swap with { At = At(t.swap) },
                        InSync = Sample.InSync with { At = At(t.sync) },
                    };
                    if (Of(found, (t.last, true), (t.last + 1, false)) is { Parts: { } parts, Seconds: { } sum })
                    {
                        new[] { parts.Detection, parts.Promotion, parts.Dns, parts.Proof }.ShouldAllBe(part => part >= 0);
                        (parts.Detection + parts.Promotion + parts.Dns + parts.Proof).ShouldBe(sum, 0.001);
                    }
                },
                iter: 500);
    }

    // The first one is answered, the others are not.
    private static Recovery Of(ReportOutcomeRequest found, int answered, params int[] failed) =>
        Of(found, [(answered, true), .. failed.Select(f => (f, false))]);

    private static Recovery Of(ReportOutcomeRequest found, params (int Seconds, bool IsAnswered)[] beats) =>
        RecoveryComposer.Compose(
            found, found.Drill is null ? Outcome.Recovered : Outcome.Drilled, Lookup.From(Series(beats, TimeSpan.FromSeconds(1))))
        .ShouldNotBeNull();

    private static HeartbeatSeries Series((int Seconds, bool IsAnswered)[] beats, TimeSpan resolution) =>
        new([.. beats.Select(b => new HeartbeatPoint(At(b.Seconds), b.IsAnswered))], TimeSpan.FromSeconds(10), resolution);

    private static DateTimeOffset At(int seconds) => Sample.Now + TimeSpan.FromSeconds(seconds);
}
