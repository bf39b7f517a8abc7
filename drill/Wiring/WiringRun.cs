using System.Collections.Concurrent;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>The template is broken in one place after the other; who notices?</summary>
/// <param name="Mutants">How many there were.</param>
/// <param name="Unnoticed">Those that nothing noticed, and that are not left to others.</param>
/// <param name="Idle">What is said to be left to others, though it is noticed, or not there.</param>
internal sealed record WiringRun(int Mutants, IReadOnlyList<string> Unnoticed, IReadOnlyList<string> Idle)
{
    public bool Passed => Unnoticed.Count == 0 && Idle.Count == 0;

    /// <param name="resource">Only resources whose logical id begins so; null: all.</param>
    public static WiringRun Execute(string? resource = null)
    {
        var whole = WiringProbes.All.ToDictionary(probe => probe.Name, probe => probe.Look(Deployment.Template));
        var mutants = TemplateMutants.From(Deployment.Template, (one, property) =>
            WiringScope.IsBroken(one.Type, property) && one.LogicalId.StartsWith(resource ?? "", StringComparison.Ordinal)).ToList();
        var unnoticed = new ConcurrentBag<TemplateMutant>();
        Parallel.ForEach(mutants, mutant =>
        {
            if (!WiringProbes.All.Any(probe =>
                probe.Concerns?.Invoke(mutant.Resource.LogicalId, mutant.Resource.Type) != false && Notices(probe, mutant, whole[probe.Name])))
            {
                unnoticed.Add(mutant);
            }
        });
        var left = unnoticed.Where(mutant => WiringScope.LeftTo(mutant) is null).Select(mutant => mutant.ToString());
        var idle = resource is null ? WiringScope.Idle([.. unnoticed]) : [];
        return new WiringRun(mutants.Count, [.. left.Order(StringComparer.Ordinal)], [.. idle]);
    }

    // Whatever goes wrong in a broken stack is noticed by whoever deploys it or lets it run.
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
