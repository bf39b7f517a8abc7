using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>The last that is known of a secondary's replication lag.</summary>
/// <param name="At">The begin of the minute that the figure is of.</param>
/// <param name="Seconds">The lag, in seconds.</param>
/// <param name="IsGrowing">Whether it grew over the minutes before.</param>
internal sealed record LagReading(DateTimeOffset At, double Seconds, bool IsGrowing)
{
    /// <summary>A minute's figure is named by its begin and arrives within the next: two are normal, three are not.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>Whether no figure has come for longer than is normal.</summary>
    public bool IsSilent(DateTimeOffset now) => now - At > Silence;

    /// <summary>
    /// How many seconds of acknowledged writes are missing in the secondary, at the most: all since the minute of the figure began,
    /// and what was missing then.
    /// </summary>
    public int LossSeconds(DateTimeOffset now) => (int)Math.Ceiling(Math.Max(0, (now - At).TotalSeconds) + Seconds);
}

/// <summary>The replication lag as a witness of the primary's loss.</summary>
internal static class LagWitness
{
    /// <summary>"Latency is typically under a second"; what grows beyond this is no load.</summary>
    private const double BeyondMeasure = 30;

    public static Witness From(LagReading? lag, DateTimeOffset now) =>
        lag is null ? Says(WitnessState.Unknown, $"no replication lag was seen")
        : lag.IsSilent(now) ? Says(WitnessState.Lost, $"the replication lag is silent since {lag.At.UtcDateTime:HH:mm:ss}")
        : lag is { IsGrowing: true, Seconds: >= BeyondMeasure } ? Says(WitnessState.Lost, $"the replication lag grows, to {lag.Seconds:0.0} s")
        : Says(WitnessState.Well, $"the replication lag is {lag.Seconds:0.0} s");

    private static Witness Says(WitnessState state, FormattableString detail) => new("lag", state, detail.ToString(CultureInfo.InvariantCulture));
}
