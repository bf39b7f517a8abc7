using Failover.Drill.Scenarios;

namespace Failover.Drill.Simulation;

/// <summary>A world and a schedule of faults: everything that a run depends on.</summary>
internal sealed record SimulationCase(int Seed, RandomWorld World, IReadOnlyList<PlannedFault> Faults)
{
    /// <summary>When the last fault is over.</summary>
    public TimeSpan FaultsOver => Faults.Count == 0 ? Given.Strike : Faults.Max(f => f.Over);

    /// <summary>When the last fault is over at the latest.</summary>
    public TimeSpan FaultsEnd => Faults.Count == 0 ? Given.Strike : Faults.Max(f => f.Until);

    /// <summary>The total duration of the faults, one after the other: what they can add to an execution's time.</summary>
    public TimeSpan FaultTime => Faults.Aggregate(TimeSpan.Zero, static (sum, f) => sum + (f.Until - f.Fault.At));

    /// <summary>The share of worlds with several regions.</summary>
    public const double RegionalShare = 1 / 3.0;

    /// <summary>The case of this seed, the same on every machine.</summary>
    /// <param name="regional">The share of worlds with several regions, 0 to 1.</param>
    public static SimulationCase Draw(int seed, double regional = RegionalShare)
    {
        var random = new Random(seed);
        var (world, stack) = WorldDraw.Draw(random);
        var regions = RegionDraw.Chance(seed);
        if (regions.Chance(regional))
        {
            world = RegionDraw.Draw(regions, world, stack);
        }

        return new SimulationCase(seed, world, FaultKinds.Draw(random, world, Given.Strike));
    }

    /// <summary>The seed of run <paramref name="run"/>, whichever thread runs it.</summary>
    public static int SeedOf(int seed, int run)
    {
        // SplitMix64: neighbouring seeds become unrelated.
        var z = unchecked(((ulong)(uint)seed << 32) + ((ulong)run + 1) * 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }
}
