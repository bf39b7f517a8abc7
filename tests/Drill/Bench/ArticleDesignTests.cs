using Failover.Drill.Bench;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Route53;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Bench;

/// <summary>The article's design, as the bench deploys it, in individual worlds.</summary>
public sealed class ArticleDesignTests
{
    private const string Elsewhere = "standby.shop.example";

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Best_DeadWriter_IsNeverNoticed(int readers)
    {
        var result = Run(
            BenchDesign.ArticleBest, Right.Recover, PinnedToWriter with { Readers = readers },
            new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan));
        (result.Detected, result.Invocations, result.Writes).ShouldBe((null, 0, 0));
        result.ApplicationBack.ShouldBeFalse();
    }

    [Fact]
    public void Best_IdleCluster_WritesBlindlyAndClaimsSuccess()
    {
        var result = Run(BenchDesign.ArticleBest, Right.StandAside, new WorldSpec(), new ClusterIdle(Strike, Orders));
        (result.Invocations, result.Writes, result.Wrong).ShouldBe((1, 1, true));
        result.Detected.ShouldNotBeNull().ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Literal_IdleCluster_CrashesOnItsOwnEventAndWritesNothing()
    {
        var result = Run(BenchDesign.ArticleLiteral, Right.StandAside, new WorldSpec(), new ClusterIdle(Strike, Orders));

        // Lambda runs a failed asynchronous invocation three times.
        (result.Invocations, result.Writes, result.ApiCalls, result.Wrong).ShouldBe((3, 0, 0, false));
    }

    [Fact]
    public void Best_SomebodyElsesChange_IsOverwritten()
    {
        var result = Run(
            BenchDesign.ArticleBest, Right.LeaveToPeople, new WorldSpec(), new ClusterIdle(Strike, Orders),
            new RecordMeddling(Strike + TimeSpan.FromMinutes(1), "Z0SHOPEXAMPLE", "db.shop.example", Elsewhere, 60));
        result.Wrong.ShouldBeTrue();
    }

    [Fact]
    public void Best_Route53Fails_IsAnswered500AndNeverTriedAgain()
    {
        var result = Run(
            BenchDesign.ArticleBest, Right.StandAside, new WorldSpec(), new ClusterIdle(Strike, Orders),
            new ApiTrouble(Strike, TimeSpan.FromMinutes(30), ApiFaultKind.ServerError, "route53"));
        (result.Invocations, result.Writes, result.Wrong).ShouldBe((1, 0, false));
    }

    [Fact]
    public void Best_WriterDeadBehindTheAlarm_ClaimsAFalseSuccess()
    {
        // Its alarm is triggered by connections that dropped before the writer died, and it takes a record that points to a dead writer for
        // a failover.
        var result = Run(
            BenchDesign.ArticleBest, Right.Recover, new WorldSpec { Readers = 0 }, new ClusterIdle(Strike, Orders),
            new WriterCrash(Strike + TimeSpan.FromMinutes(9), Orders, BackAfter: Timeout.InfiniteTimeSpan));
        result.Invocations.ShouldBeGreaterThan(0);
        (result.Wrong, result.Correct).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(60, false)]
    public void Best_AwsFailsOverByItself_IsOverOnlyIfItWasABlip(int promotionSeconds, bool healed)
    {
        var result = Run(
            BenchDesign.ArticleBest, Right.Recover, new WorldSpec(),
            new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromSeconds(promotionSeconds)), new WriterCrash(Strike, Orders));
        (result.Healed, result.ApplicationBack, result.Correct).ShouldBe((healed, true, false));
    }

    [Fact]
    public void Ours_IdleCluster_WritesNothingAndClaimsNothing()
    {
        var result = Run(BenchDesign.Ours, Right.StandAside, new WorldSpec(), new ClusterIdle(Strike, Orders));
        (result.Writes, result.Wrong).ShouldBe((0, false));
    }

    private static TrialResult Run(BenchDesign design, Right right, WorldSpec world, params IReadOnlyList<Fault> faults)
    {
        var drawn = new BenchWorld(world, faults);
        return Trial.Run(design, new BenchKind("test", 1, right, _ => drawn), drawn, seed: 1);
    }
}
