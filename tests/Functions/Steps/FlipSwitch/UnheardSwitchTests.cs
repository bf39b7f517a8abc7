using System.Net;
using Amazon.CloudWatch;
using Amazon.Runtime;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>
/// The record points elsewhere, whatever the switches say: a health check that missed the data never learns the alarm's state.
/// </summary>
public sealed class UnheardSwitchTests
{
    private readonly SwitchWorld primary = new(SwitchRole.Primary);
    private readonly SwitchWorld secondary = new(SwitchRole.Secondary);

    [Fact]
    public async Task Handle_SwitchesInPlace_RecordStillElsewhere_PublishesThemOnceMore()
    {
        secondary.Own.MetricAlarm = StateValue.ALARM;
        secondary.Remote.MetricAlarm = StateValue.OK;
        var flip = await secondary.FlipAsync(SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere);
        (flip.State, flip.Reason).ShouldBe((
            SwapState.Changed,
            "switched db.example.com to us-east-1, since it still points elsewhere: the switch of eu-west-1 was turned off; the switch of "
                + "us-east-1 was turned on"));
        (secondary.Own.Values.Single(), secondary.Remote.Values.Single()).ShouldBe((1, 0));
        (await primary.FlipAsync(probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        (primary.Own.Puts.Count, primary.Remote.Values.Single()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Handle_SwitchesInPlace_RecordStillElsewhere_OtherSwitchUnknown_PublishesItsOwn()
    {
        secondary.Own.MetricAlarm = StateValue.ALARM;
        secondary.Remote.Error = new HttpRequestException("no route");
        (await secondary.FlipAsync(SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        (secondary.Own.Values.Single(), secondary.Remote.Puts.Count).ShouldBe((1, 0));
        primary.Own.MetricAlarm = StateValue.ALARM;
        primary.Remote.Error = new HttpRequestException("no route");
        (await primary.FlipAsync(SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        (primary.Own.Values.Single(), primary.Remote.Puts.Count).ShouldBe((1, 0));
    }

    /// <summary>
    /// Its own switch is on, the other's has long been off, and the record points elsewhere: turning its own off now could keep it there.
    /// </summary>
    [Fact]
    public async Task Handle_PrimarysSwitchLeftOn_RecordStillElsewhere_StaysOn()
    {
        primary.Own.MetricAlarm = StateValue.ALARM;
        primary.Remote.MetricAlarmSince = Sample.Now.AddMinutes(-10);
        (await primary.FlipAsync(probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        (primary.Own.Values.Single(), primary.Remote.Values.Single()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Handle_BothSwitchesOn_RecordStillElsewhere_TurnsTheOtherOff()
    {
        primary.Own.MetricAlarm = primary.Remote.MetricAlarm = StateValue.ALARM;
        (await primary.FlipAsync(SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        (primary.Own.Values.Single(), primary.Remote.Values.Single()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Handle_PrimarysSwitchOff_OtherUnknown_RecordStillElsewhere_TurnsItsOwnOn()
    {
        primary.Remote.Error = new HttpRequestException("no route");
        (await primary.FlipAsync(SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Changed);
        primary.Own.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task Handle_SwitchesInPlace_RecordStillElsewhere_NotProvenTheWriter_PublishesNothing()
    {
        secondary.Own.MetricAlarm = StateValue.ALARM;
        secondary.Remote.MetricAlarm = StateValue.OK;
        secondary.RemoteRds.Global = secondary.RemoteRds.Global! with { Writer = SwitchWorld.Other };
        (await secondary.FlipAsync(probed: ProbeOutcome.ResolvesElsewhere)).State.ShouldBe(SwapState.Current);
        secondary.Own.Puts.Concat(secondary.Remote.Puts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ProbeOutcome.TimedOut)]
    [InlineData(ProbeOutcome.NotPrimary)]
    [InlineData(ProbeOutcome.NotResolved)]
    [InlineData(ProbeOutcome.Proven)]
    public async Task Handle_SwitchesInPlace_ProbeFailedForAnotherCause_PublishesNothing(ProbeOutcome outcome)
    {
        secondary.Own.MetricAlarm = StateValue.ALARM;
        secondary.Remote.MetricAlarm = StateValue.OK;
        (await secondary.FlipAsync(SwitchWorld.Promoted, probed: outcome)).State.ShouldBe(SwapState.Current);
        secondary.Own.Puts.Concat(secondary.Remote.Puts).ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_RecordThereByItsSwitches_ProbedElsewhere_IsAnOrdinaryFlip() => (await secondary.FlipAsync(
        SwitchWorld.Promoted, probed: ProbeOutcome.ResolvesElsewhere)).Reason.ShouldNotContain("still points elsewhere");

    [Fact]
    public async Task Handle_BothSwitchesOff_RecordStillElsewhere_OtherRegionTakesNothing_TurnsItsOwnOn()
    {
        primary.Remote.PutError = new AmazonCloudWatchException(
            "down", ErrorType.Receiver, "InternalFailure", "r", HttpStatusCode.InternalServerError);
        (await primary.FlipAsync(probed: ProbeOutcome.ResolvesElsewhere)).Reason.ShouldContain("could not be turned off");
        primary.Own.Values.ShouldBe([1]);
    }
}
