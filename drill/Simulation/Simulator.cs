using System.Diagnostics;

namespace Failover.Drill.Simulation;

/// <summary>Many runs on all cores, one world a thread. What is found does not depend on the threads.</summary>
internal sealed class Simulator(int runs, int seed)
{
    private readonly Lock gate = new();
    private readonly SimulationTally tally = new();
    private readonly List<FoundViolation> found = [];
    private int next;

    /// <summary>Told how many runs are done, now and then.</summary>
    public Action<int, int>? Progress { get; init; }

    public SimulationDocument Run()
    {
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, runs)).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return SimulationDocument.Of(runs, seed, watch.Elapsed, tally, [.. found.OrderBy(f => f.Run).ThenBy(f => f.Violation.At)]);
    }

    private void Work()
    {
        for (int run; (run = Interlocked.Increment(ref next) - 1) < runs;)
        {
            var played = SimulationRun.Execute(SimulationCase.Draw(SimulationCase.SeedOf(seed, run)));
            lock (gate)
            {
                tally.Add(played);
                found.AddRange(played.Violations.Select(violation => new FoundViolation(run, played.Case, violation)));
                Progress?.Invoke(tally.Runs, found.Count);
            }
        }
    }
}

/// <summary>A violation and the case that it was found in.</summary>
internal sealed record FoundViolation(int Run, SimulationCase Case, Violation Violation);
