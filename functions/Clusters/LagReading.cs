using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>A secondary's last known replication lag.</summary>
/// <param name="At">The start of the minute that the value covers.</param>
/// <param name="Seconds">The lag, in seconds.</param>
/// <param name="IsGrowing">Whether it has grown over the last minutes.</param>
internal sealed record LagReading(DateTimeOffset At, double Seconds, bool IsGrowing)
{
    /// <summary>
    /// A minute's value is timestamped with the minute's start and arrives within the next: an age of two minutes is normal, three is not.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>Whether no value has arrived for longer than normal.</summary>
    public bool IsSilent(DateTimeOffset now) => now - At > Silence;

    /// <summary>
    /// An upper bound, in seconds, for the acknowledged writes missing from the secondary: everything since the value's minute began, plus
    /// what was missing then.
    /// </summary>
    public int LossSeconds(DateTimeOffset now) => (int)Math.Ceiling(Math.Max(0, (now - At).TotalSeconds) + Seconds);
}

/// <summary>The replication lag as a witness of the primary's loss.</summary>
internal static class LagWitness
{
    /// <summary>"Latency is typically under a second"; a lag that grows beyond this many seconds is not due to load.</summary>
    private const double BeyondMeasure = 30;

    public static Witness From(LagReading? lag, DateTimeOffset now) =>
        lag is null ? Says(WitnessState.Unknown, $"no replication lag was seen")
        : lag.IsSilent(now) ? Says(WitnessState.Lost, $"the replication lag has not been reported since {lag.At.UtcDateTime:HH:mm:ss}")
        : lag is { IsGrowing: true, Seconds: >= BeyondMeasure }
            ? Says(WitnessState.Lost, $"the replication lag has grown to {lag.Seconds:0.0} s")
        : Says(WitnessState.Well, $"the replication lag is {lag.Seconds:0.0} s");

    private static Witness Says(WitnessState state, FormattableString detail) =>
        new("lag", state, detail.ToString(CultureInfo.InvariantCulture));
}
