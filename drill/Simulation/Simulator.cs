using System.Diagnostics;

namespace Failover.Drill.Simulation;

/// <summary>Many runs on all cores, one world per thread. The results do not depend on the threads.</summary>
/// <param name="regional">The share of worlds with several regions, 0 to 1.</param>
internal sealed class Simulator(int runs, int seed, double regional = SimulationCase.RegionalShare)
{
    private readonly Lock gate = new();
    private readonly SimulationTally tally = new();
    private readonly List<FoundViolation> found = [];
    private int next;

    /// <summary>Called now and then with the number of finished runs.</summary>
    public Action<int, int>? Progress { get; set; }

    /// <param name="stop">Ends it after the runs under way; the document is of those that were done.</param>
    public SimulationDocument Run(CancellationToken stop = default)
    {
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, runs)).Select(_ => new Thread(() => Work(stop))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return SimulationDocument.From(
            runs, seed, watch.Elapsed, tally, [.. found.OrderBy(f => f.Run).ThenBy(f => f.Violation.At)]);
    }

    // Adds the run's seed, which the exception alone would not tell.
    private static SimulationRun Play(SimulationCase simulated)
    {
        try
        {
            return SimulationRun.Execute(simulated);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The world of seed {simulated.Seed} broke: {string.Join("; ", simulated.Faults)}", e);
        }
    }

    private void Work(CancellationToken stop)
    {
        for (int run; !stop.IsCancellationRequested && (run = Interlocked.Increment(ref next) - 1) < runs;)
        {
            var simulated = SimulationCase.Draw(SimulationCase.SeedOf(seed, run), regional);
            var played = Play(simulated);
            lock (gate)
            {
                tally.Add(played);
                found.AddRange(played.Violations.Select(violation => new FoundViolation(run, played.Case, violation)));
                Progress?.Invoke(tally.Runs, found.Count);
            }
        }
    }
}

/// <summary>A violation and the case in which it was found.</summary>
internal sealed record FoundViolation(int Run, SimulationCase Case, Violation Violation);
