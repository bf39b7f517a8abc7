using Failover.Functions.Alarms;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>What the heartbeat says about the primary. Pure.</summary>
internal static class HeartbeatWitness
{
    /// <summary>An older beat says nothing about the present; the alarm does, because it treats missing beats as failed ones.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    /// <param name="beat">The last that CloudWatch knows; null if none is fresh.</param>
    /// <param name="missedAt">
    /// When the beats that started the execution first missed the primary; null if something else started it.
    /// </param>
    /// <param name="now">Beats reach CloudWatch through the log, seconds late; those that started the execution are known at once.</param>
    public static Witness From(HeartbeatPoint? beat, DateTimeOffset? missedAt, string alarm, string? state, DateTimeOffset now) =>
        missedAt is { } missed && now - missed < Fresh && !(beat is { IsAnswered: true } && beat.At > missed)
            ? Make(WitnessState.Lost, "two beats found no writable primary")
        : beat is { IsAnswered: true } ? Make(WitnessState.Well, "the last beat was answered")
        : beat is not null ? Make(WitnessState.Lost, "the last beat was not answered")
        : state switch
        {
            "ALARM" => Make(WitnessState.Lost, $"the alarm {alarm} is in ALARM"),
            "OK" => Make(WitnessState.Well, $"the alarm {alarm} is OK"),
            _ => Make(WitnessState.Unknown, $"the alarm {alarm} is not available or has too little data"),
        };

    private static Witness Make(WitnessState says, string detail) => new("heartbeat", says, detail);
}
