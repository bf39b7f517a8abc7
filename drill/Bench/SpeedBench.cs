using System.Diagnostics;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Bench;

/// <summary>
/// How fast the drill itself is. The figures are wall-clock: the same seed gives the same failovers, but not the same milliseconds.
/// </summary>
internal static class SpeedBench
{
    private const int WarmUps = 100;
    private const int Failovers = 500;
    private static readonly int[] Fleets = [1, 10, 100, 1000];

    /// <param name="clusters">The largest fleet; fleets have 1, 10, 100 and 1,000 clusters.</param>
    public static SpeedDocument Execute(int seed, int clusters)
    {
        var scenario = ScenarioLibrary.Find("writer-crash")!;
        for (var i = 0; i < WarmUps; i++)
        {
            ScenarioRun.Execute(scenario, i);
        }

        var milliseconds = new List<double?>(Failovers);
        var allocated = new List<double?>(Failovers);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        for (var i = 0; i < Failovers; i++)
        {
            var (bytes, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            ScenarioRun.Execute(scenario, seed + i);
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            allocated.Add((GC.GetAllocatedBytesForCurrentThread() - bytes) / 1024.0);
        }

        process.Refresh();
        var (used, peak) = (process.TotalProcessorTime - cpu, process.PeakWorkingSet64);
        return new SpeedDocument(
            seed,
            Failovers,
            Math.Round(Failovers / (milliseconds.Sum()!.Value / 1000), 1),
            Math.Round(peak / 1024.0 / 1024, 1),
            Percentiles.From(milliseconds)!,
            Math.Round(used.TotalMilliseconds / Failovers, 2),
            Math.Round(Percentiles.From(allocated)!.P50, 1),
            [.. Fleets.Where(size => size <= clusters).Select(size => new FleetWorld(size, seed).Run())]);
    }
}
