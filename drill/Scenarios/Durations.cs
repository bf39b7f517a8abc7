using System.Text.Json.Serialization;

namespace Failover.Drill.Scenarios;

/// <summary>How long each part took, in seconds; null if it did not happen.</summary>
/// <param name="Detect">From the first fault to the execution's start.</param>
/// <param name="Verify">From the start to the verdict.</param>
/// <param name="Promote">From the verdict to the promoted writer, as CheckWriter last saw it.</param>
/// <param name="Dns">From the swap to INSYNC.</param>
/// <param name="Probe">From the last of these to the first proof.</param>
/// <param name="Total">From the first fault to the first proof.</param>
internal sealed record Durations(double? Detect, double? Verify, double? Promote, double? Dns, double? Probe, double? Total)
{
    /// <summary>Set if a region was promoted: how much of the time was AWS's, and how much ours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RegionDurations? Region { get; init; }

    public static Durations From(ScenarioRun run)
    {
        if (run.Main is not { } main)
        {
            return new(null, null, null, null, null, null);
        }

        var timeline = main.Report?.Timeline ?? [];
        var (fault, start) = (run.FirstFaultAt, main.Execution.StartedAt);
        var (verdict, promoted, swapped, inSync, proven) = (At("verdict"), At("promoted"), At("swapped"), At("in-sync"), At("proven"));
        return new(
            Seconds(fault, start),
            Seconds(start, verdict),
            Seconds(verdict, promoted),
            Seconds(swapped, inSync),
            Seconds(new[] { verdict, promoted, inSync }.Max(), proven),
            Seconds(fault, proven))
        {
            Region = RegionDurations.From(run, main),
        };

        DateTimeOffset? At(string stage) => timeline.LastOrDefault(e => e.Stage == stage)?.At;
    }

    internal static double? Seconds(DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } a && to is { } b ? Math.Round((b - a).TotalSeconds, 3) : null;
}
