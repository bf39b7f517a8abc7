using Failover.Functions.Alarms;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class HeartbeatWitnessTests
{
    private static readonly DateTimeOffset Now = Sample.Now;

    [Theory]
    [InlineData(null, null, "ALARM", WitnessState.Lost)]
    [InlineData(null, null, "OK", WitnessState.Well)]
    [InlineData(null, null, "INSUFFICIENT_DATA", WitnessState.Unknown)]
    [InlineData(null, null, null, WitnessState.Unknown)]
    [InlineData(3, true, "ALARM", WitnessState.Well)]
    [InlineData(3, false, "OK", WitnessState.Lost)]
    public void From_FreshBeat_TakesPrecedenceOverTheAlarm(int? secondsAgo, bool? answered, string? alarm, WitnessState says) =>
        HeartbeatWitness.From(Beat(secondsAgo, answered), null, "a", alarm, Now).Says.ShouldBe(says);

    [Theory]
    [InlineData(8, null, null, WitnessState.Lost)]
    [InlineData(8, 10, true, WitnessState.Lost)]
    [InlineData(8, 3, true, WitnessState.Well)]
    [InlineData(8, 3, false, WitnessState.Lost)]
    [InlineData(20, null, null, WitnessState.Well)]
    public void From_StartedByBeats_CountTheirMissUntilALaterBeatIsAnswered(
        int missedSecondsAgo, int? secondsAgo, bool? answered, WitnessState says) =>
        HeartbeatWitness.From(Beat(secondsAgo, answered), Now - TimeSpan.FromSeconds(missedSecondsAgo), "a", "OK", Now).Says.ShouldBe(says);

    private static HeartbeatPoint? Beat(int? secondsAgo, bool? answered) =>
        secondsAgo is { } ago ? new HeartbeatPoint(Now - TimeSpan.FromSeconds(ago), answered == true) : null;
}
