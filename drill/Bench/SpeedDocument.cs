using System.Text.Json;

namespace Failover.Drill.Bench;

/// <summary>What <c>drill bench --speed --json</c> prints.</summary>
/// <param name="FailoversPerSecond">Simulated failovers per second on one thread, warm.</param>
/// <param name="PeakMegabytes">The process's peak working set.</param>
/// <param name="Warm">One warm failover (<c>writer-crash</c>), in milliseconds of wall clock.</param>
/// <param name="CpuMilliseconds">The mean CPU time of one failover, over all threads of the process: other load on the machine does not
/// distort it.</param>
/// <param name="AllocatedKilobytes">The median allocation of one failover.</param>
internal sealed record SpeedDocument(
    int Seed, int Failovers, double FailoversPerSecond, double PeakMegabytes, Percentiles Warm, double CpuMilliseconds,
        double AllocatedKilobytes, IReadOnlyList<FleetResult> Fleets)
{
    /// <summary>Whether every cluster of every fleet recovered.</summary>
    public bool Passed => Fleets.All(static fleet => fleet.Recovered.Value == 1);

    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Readable.SpeedDocument);
}

/// <summary>
/// A number of clusters in one account, whose writers die at the same moment, each with its record at the writer's endpoint.
/// </summary>
/// <param name="Recovered">Of all clusters.</param>
/// <param name="RecoveredSeconds">From the fault to the proof.</param>
/// <param name="AcceptedCalls">Route 53 requests per failover that were answered.</param>
/// <param name="RefusedCalls">Requests per failover that exceeded the account's quota of 10 a second, after a burst of 50.</param>
/// <param name="Transitions">Per failover, including retries: what Step Functions charges for.</param>
/// <param name="PeakMegabytes">The process's peak working set so far.</param>
/// <param name="WallSeconds">How long the simulation took.</param>
internal sealed record FleetResult(
    int Clusters,
    Share Recovered,
    Percentiles? RecoveredSeconds,
    double AcceptedCalls,
    double RefusedCalls,
    double Transitions,
    double PeakMegabytes,
    double WallSeconds);
