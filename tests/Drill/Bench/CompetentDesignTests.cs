using Failover.Drill.Bench;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Bench;

/// <summary>The baseline that is built well, in single worlds: what it can do, and what it cannot.</summary>
public sealed class CompetentDesignTests
{
    [Fact]
    public void Competent_SlowPromotion_WaitsAndPointsToThePromotedInstance()
    {
        var result = Run(
            Right.Recover, PinnedToWriter, new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromMinutes(4)),
            new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan));
        (result.Correct, result.Wrong, result.ApplicationBack).ShouldBe((true, false, true));
        result.Detected.ShouldNotBeNull().ShouldBeInRange(60, 240);
    }

    [Fact]
    public void Competent_PromotedWithinTheMinute_IsNeverNoticed()
    {
        var result = Run(Right.Recover, PinnedToWriter, new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan));
        (result.Detected, result.Writes, result.ApplicationBack).ShouldBe((null, 0, false));
    }

    [Fact]
    public void Competent_SomebodyElsesChange_IsOverwritten()
    {
        var result = Run(
            Right.LeaveToPeople, PinnedToWriter, new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromMinutes(5)),
            new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
            new RecordMeddling(
                Strike + TimeSpan.FromMinutes(2), PinnedToWriter.ZoneId, PinnedToWriter.Record, "standby.shop.example", 60));
        result.Wrong.ShouldBeTrue();
    }

    [Fact]
    public void Gates_OfOurs_HoldTheirLimits()
    {
        var ours = BenchRun.Execute(3, seed: 3).Designs[^1] with { AddedSeconds = new Percentiles(6, 12, 12, 3) };
        BenchGate.From(ours).ShouldAllBe(gate => gate.Passed);
        BenchGate.From(ours with { AddedSeconds = new Percentiles(6.1, 12, 12, 3) }).Count(static g => !g.Passed).ShouldBe(1);
        BenchGate.From(ours with { AddedSeconds = new Percentiles(6, 12.1, 13, 3) }).Count(static g => !g.Passed).ShouldBe(1);
        BenchGate.From(ours with { Wrong = 1 }).Count(static g => !g.Passed).ShouldBe(1);
        BenchGate.From(ours with { Recovered = new Share(998, 1000) }).Count(static g => !g.Passed).ShouldBe(1);
    }

    private static TrialResult Run(Right right, WorldSpec world, params IReadOnlyList<Fault> faults)
    {
        var drawn = new BenchWorld(world, faults);
        return Trial.Run(BenchDesign.Competent, new BenchKind("test", 1, right, _ => drawn), drawn, seed: 1);
    }
}
