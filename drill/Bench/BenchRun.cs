namespace Failover.Drill.Bench;

/// <summary>Plays every world of a bench with every design, on all cores; the figures do not depend on them.</summary>
internal static class BenchRun
{
    /// <param name="played">Told of each world that every design has played.</param>
    /// <param name="stop">Ends it after the world under way; the document is of those that were played.</param>
    public static BenchDocument Execute(int runs, int seed, Action? played = null, CancellationToken stop = default)
    {
        var trials = new TrialResult[]?[runs];

        // One world a thread: each has its own time, so they share nothing but what is parsed.
        Parallel.For(0, runs, run =>
        {
            if (!stop.IsCancellationRequested)
            {
                var (kind, world, worldSeed) = BenchMix.Draw(seed, run);
                trials[run] = [.. BenchDesign.All.Select(design => Trial.Run(design, kind, world, worldSeed))];
                played?.Invoke();
            }
        });
        var done = trials.OfType<TrialResult[]>().ToList();

        return BenchDocument.From(runs, seed, BenchDesign.All.Index().ToDictionary(
            static pair => pair.Item, pair => (IReadOnlyList<TrialResult>)[.. done.Select(world => world[pair.Index])]));
    }
}
