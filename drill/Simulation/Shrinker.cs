namespace Failover.Drill.Simulation;

/// <summary>Finds the smallest case that still violates the same invariant.</summary>
internal static class Shrinker
{
    private const int MostRuns = 400;

    public static SimulationCase Shrink(SimulationCase found, string invariant)
    {
        var (smallest, runs) = (found, 0);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var candidate in Candidates(smallest))
            {
                if (runs++ < MostRuns && Fails(candidate, invariant))
                {
                    (smallest, changed) = (candidate, true);
                    break;
                }
            }
        }

        return smallest;
    }

    // First drop faults one by one, which removes most of the story. Then simplify the world, one oddity after the other.
    private static IEnumerable<SimulationCase> Candidates(SimulationCase simulated)
    {
        for (var i = 0; i < simulated.Faults.Count; i++)
        {
            yield return simulated with { Faults = [.. simulated.Faults.Where((_, n) => n != i)] };
        }

        foreach (var simpler in RandomWorld.Simplifications.Select(simplify => simplify(simulated.World))
            .Where(world => world != simulated.World))
        {
            yield return simulated with { World = simpler };
        }
    }

    // A fault may name an instance that a simpler world does not have.
    private static bool Fails(SimulationCase candidate, string invariant)
    {
        try
        {
            return SimulationRun.Execute(candidate).Violations.Any(v => v.Invariant == invariant);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
