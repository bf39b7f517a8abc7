using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>The swap while Europe's promotion is under way, and its return.</summary>
public sealed class AheadSwapTests
{
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);
    private static readonly GlobalBuilder UnderWay = new() { FailingOverTo = GlobalBuilder.Europe, AllowsDataLoss = true };
    private static readonly RegionState Promoting = Samples.Region with { Check = null };
    private readonly GlobalSwapBed bed = new();

    [Fact]
    public async Task Ahead_FailoverUnderWay_PointsToTheClusterThatIsBeingPromoted()
    {
        bed.Rds.Global = UnderWay;
        var swap = await AheadAsync(Promoting);
        (swap.State, swap.Before, swap.Target).ShouldBe((SwapState.Changed, East, Europe));
        swap.ChangeId.ShouldNotBeNull();
        swap.Reason.ShouldBe($"swapped from {East} to {Europe}, ahead of the promotion");
        bed.Stands.ShouldBe([$"db.example.com {Europe}"]);
    }

    [Theory]
    [InlineData(null, "failing-over", true, "no failover of orders is under way")]
    [InlineData(GlobalBuilder.West, "failing-over", true, "a failover of orders to us-west-2 is failing-over")]
    [InlineData(GlobalBuilder.Europe, "cancelling", true, "a failover of orders to eu-west-1 is cancelling")]
    [InlineData(GlobalBuilder.Europe, "failing-over", false, "a switchover of orders is under way")]
    public async Task Ahead_AnythingElse_WritesNothing(string? to, string word, bool loss, string why)
    {
        bed.Rds.Global = new GlobalBuilder { FailingOverTo = to, FailoverWord = word, AllowsDataLoss = loss };
        var swap = await AheadAsync(Promoting);
        (swap.State, swap.Reason).ShouldBe((SwapState.WriterChanged, $"not moved: {why}"));
        bed.Stands.ShouldBe([$"db.example.com {East}"]);
    }

    /// <summary>The swap after the promotion has the last word, and the last error.</summary>
    [Fact]
    public async Task Ahead_SomebodyElsesRecord_IsLeftAlone()
    {
        bed.Rds.Global = UnderWay;
        bed.Route53.Records = [FakeRoute53.Cname("somebody.else.example")];
        var swap = await AheadAsync(Promoting, Sample.Verdict with { RecordValue = East });
        (swap.State, swap.Reason).ShouldBe((SwapState.WriterChanged, "not moved: somebody else pointed it to somebody.else.example"));
    }

    [Fact]
    public async Task Ahead_Cancelled_PointsBack()
    {
        bed.Rds.Global = UnderWay;
        var region = Cancelled(await AheadAsync(Promoting));
        bed.Rds.Global = new GlobalBuilder();
        bed.WestAgrees();
        var swap = await AheadAsync(region);
        (swap.State, swap.Before, swap.Target).ShouldBe((SwapState.Changed, Europe, East));
        bed.Stands.ShouldBe([$"db.example.com {East}"]);
    }

    /// <summary>West is silent, and may have been promoted since.</summary>
    [Fact]
    public async Task Ahead_CancelledAndAThirdRegionSilent_StaysThere()
    {
        bed.Rds.Global = UnderWay;
        var region = Cancelled(await AheadAsync(Promoting));
        bed.Rds.Global = new GlobalBuilder();
        var swap = await AheadAsync(region);
        swap.State.ShouldBe(SwapState.WriterChanged);
        swap.Reason.ShouldBe("not moved: us-west-2 does not confirm that us-east-1 has the global writer");
        swap.Earlier?.Target.ShouldBe(Europe);
        bed.Stands.ShouldBe([$"db.example.com {Europe}"]);
    }

    [Fact]
    public async Task Ahead_CancelledAndMovedBySomebodyElseSince_IsLeftAlone()
    {
        bed.Rds.Global = UnderWay;
        var region = Cancelled(await AheadAsync(Promoting));
        bed.Rds.Global = new GlobalBuilder();
        bed.WestAgrees();
        bed.Route53.Records = [FakeRoute53.Cname("somebody.else.example")];
        (await AheadAsync(region)).Reason.ShouldBe("not moved: somebody else has changed it since");
    }

    /// <summary>Its change is checked for INSYNC like any other.</summary>
    [Fact]
    public async Task Swap_MovedAhead_IsReportedAsTheChangeThatItIs()
    {
        bed.Rds.Global = UnderWay;
        var ahead = await AheadAsync(Promoting);
        bed.Rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        var swap = await bed.HandleAsync(Samples.Region with { Ahead = ahead });
        (swap.State, swap.ChangeId, swap.At, swap.Before).ShouldBe((SwapState.Changed, ahead.ChangeId, ahead.At, East));
        swap.Writer.ShouldNotBeNull();
    }

    private static RegionState Cancelled(RecordSwap ahead) => Samples.Region with
    {
        Check = Samples.Region.Check! with { State = RegionCheckState.Cancelled },
        Ahead = ahead,
    };

    private Task<RecordSwap> AheadAsync(RegionState region, Verdict? verdict = null) =>
        bed.HandleAsync(region, verdict: verdict, isAhead: true);
}
