using System.Text.Json;

namespace Failover.Drill.Bench;

/// <summary>What <c>drill bench --speed --json</c> prints.</summary>
/// <param name="FailoversPerSecond">Simulated failovers a second on one thread, warm.</param>
/// <param name="PeakMegabytes">The process's largest working set.</param>
/// <param name="Warm">One warm failover (<c>writer-crash</c>), in milliseconds of wall clock.</param>
/// <param name="CpuMilliseconds">The mean CPU time of one, all threads of the process together: what a busy machine does not
/// distort.</param>
/// <param name="AllocatedKilobytes">What it allocates, the median.</param>
internal sealed record SpeedDocument(
    int Seed, int Failovers, double FailoversPerSecond, double PeakMegabytes, Percentiles Warm, double CpuMilliseconds,
        double AllocatedKilobytes, IReadOnlyList<FleetResult> Fleets)
{
    /// <summary>Whether every cluster of every fleet recovered.</summary>
    public bool Passed => Fleets.All(static fleet => fleet.Recovered.Value == 1);

    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Readable.SpeedDocument);
}

/// <summary>So many clusters of one account, whose writers die in one moment, each with its record at the writer's endpoint.</summary>
/// <param name="Recovered">Of all clusters.</param>
/// <param name="RecoveredSeconds">From the fault to the proof.</param>
/// <param name="AcceptedCalls">Route 53 requests a failover that were answered.</param>
/// <param name="RefusedCalls">Those a failover that the account's quota of 10 a second, after a burst of 50, refused.</param>
/// <param name="Transitions">A failover, retries counted: what Step Functions charges.</param>
/// <param name="PeakMegabytes">The process's largest working set by then.</param>
/// <param name="WallSeconds">What the simulation took.</param>
internal sealed record FleetResult(
    int Clusters,
    Share Recovered,
    Percentiles? RecoveredSeconds,
    double AcceptedCalls,
    double RefusedCalls,
    double Transitions,
    double PeakMegabytes,
    double WallSeconds);
