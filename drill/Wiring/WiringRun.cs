using System.Collections.Concurrent;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Breaks the template in one place after another: who notices?</summary>
/// <param name="Mutants">The number of mutants.</param>
/// <param name="Unnoticed">The mutants that nothing noticed.</param>
internal sealed record WiringRun(int Mutants, IReadOnlyList<string> Unnoticed)
{
    public bool Passed => Unnoticed.Count == 0;

    /// <param name="resource">Only resources whose logical id begins with this; null for all.</param>
    /// <param name="looked">Told of each mutant, and of how many there are, on any thread.</param>
    public static WiringRun Execute(string? resource = null, Action<int>? looked = null)
    {
        var whole = WiringProbes.All.ToDictionary(probe => probe.Name, probe => probe.Look(Deployment.Template));
        var mutants = TemplateMutants.From(Deployment.Template, (one, property) =>
            WiringScope.IsBroken(one.Type, property) && one.LogicalId.StartsWith(resource ?? "", StringComparison.Ordinal)).ToList();
        var unnoticed = new ConcurrentBag<TemplateMutant>();
        Parallel.ForEach(mutants, mutant =>
        {
            if (!WiringProbes.All.Any(probe =>
                probe.Concerns?.Invoke(mutant.Resource.LogicalId, mutant.Resource.Type) != false
                && Notices(probe, mutant, whole[probe.Name])))
            {
                unnoticed.Add(mutant);
            }

            looked?.Invoke(mutants.Count);
        });
        return new WiringRun(mutants.Count, [.. unnoticed.Select(mutant => mutant.ToString()).Order(StringComparer.Ordinal)]);
    }

    // Any error in a broken stack is noticed by whoever deploys it or runs it.
    private static bool Notices(WiringProbe probe, TemplateMutant mutant, string whole)
    {
        try
        {
            return probe.Look(mutant.Document) != whole;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return true;
        }
    }
}
