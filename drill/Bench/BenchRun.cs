namespace Failover.Drill.Bench;

/// <summary>Plays every world of a bench with every design.</summary>
internal static class BenchRun
{
    public static BenchDocument Execute(int runs, int seed)
    {
        var results = BenchDesign.All.ToDictionary(static design => design, static _ => new List<TrialResult>());
        for (var run = 0; run < runs; run++)
        {
            var (kind, world, worldSeed) = BenchMix.Draw(seed, run);
            foreach (var design in BenchDesign.All)
            {
                results[design].Add(Trial.Run(design, kind, world, worldSeed));
            }
        }

        return BenchDocument.From(
            runs, seed, results.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<TrialResult>)pair.Value));
    }
}
