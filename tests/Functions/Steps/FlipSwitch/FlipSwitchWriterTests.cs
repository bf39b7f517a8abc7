using Amazon.CloudWatch;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Whether this region has the global writer, and who has to say so.</summary>
public sealed class FlipSwitchWriterTests
{
    private readonly SwitchWorld primary = new(SwitchRole.Primary);
    private readonly SwitchWorld secondary = new(SwitchRole.Secondary);

    [Fact]
    public async Task Handle_WriterLostMeanwhile_PublishesNothing()
    {
        secondary.Rds.Cluster = ClusterBuilder.WithoutWriter;
        (await secondary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.WriterChanged);
        secondary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_NoLongerTheGlobalWriter_PublishesNothing()
    {
        secondary.Rds.Global = secondary.Rds.Global! with { Writer = SwitchWorld.Other };
        (await secondary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Superseded);
        secondary.Rds.Global = secondary.Rds.Global! with { Writer = SwitchWorld.Home };
        secondary.Rds.Global = secondary.Rds.Global! with { FailingOverTo = SwitchWorld.Other };
        (await secondary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Superseded);
        secondary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_FailoverToThisRegionUnderWay_WaitsForIt()
    {
        secondary.Rds.Global = secondary.Rds.Global! with { FailingOverTo = SwitchWorld.Home };
        (await secondary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.WriterChanged);
        secondary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_PromotedLongAgo_OtherRegionSaysOtherwise_IsSuperseded()
    {
        // A redrive days later: meanwhile the other region was promoted, and this one's API does not show it yet.
        var region = SwitchWorld.Promoted with { Check = SwitchWorld.Promoted.Check! with { At = Sample.Now.AddDays(-3) } };
        secondary.RemoteRds.Global = secondary.RemoteRds.Global! with { Writer = SwitchWorld.Other };
        (await secondary.FlipAsync(region)).State.ShouldBe(SwapState.Superseded);
        secondary.Own.Puts.ShouldBeEmpty();
        secondary.RemoteRds.IsDown = true;
        (await secondary.FlipAsync(region)).State.ShouldBe(SwapState.Superseded);
        secondary.Rds.Global = secondary.Rds.Global! with { Disconnected = [SwitchWorld.Other] };
        (await secondary.FlipAsync(region)).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_RecordThere_OwnApiAloneCallsItTheWriter_IsSuperseded()
    {
        // A partition's old primary: its own API still calls it the writer, the other region's does not.
        primary.Remote.MetricAlarm = StateValue.ALARM;
        primary.RemoteRds.Global = primary.RemoteRds.Global! with { Writer = SwitchWorld.Other };
        (await primary.FlipAsync()).State.ShouldBe(SwapState.Superseded);
        primary.Own.Puts.Concat(primary.Remote.Puts).ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_RecordThere_BothApisCallItTheWriter_SwitchesIt()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        (await primary.FlipAsync()).State.ShouldBe(SwapState.Changed);
        primary.Remote.Values.ShouldBe([0]);
    }

    [Fact]
    public async Task Handle_OtherRegionUnreachable_WithoutAPromotion_LeavesAllAsItIs()
    {
        primary.Remote.Error = new HttpRequestException("no route");
        var flip = await primary.FlipAsync();
        (flip.State, flip.Target).ShouldBe((SwapState.Current, Sample.ClusterEndpoint));
        flip.Reason.ShouldContain("stay as they are");
        primary.Own.Puts.ShouldBeEmpty();
    }
}
