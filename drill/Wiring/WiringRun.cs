using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>The template is broken in one place after the other; who notices?</summary>
/// <param name="Mutants">How many there were.</param>
/// <param name="Allowed">How many nothing noticed, and nothing needs to: <see cref="WiringAllowance"/>.</param>
/// <param name="Unnoticed">The others that nothing noticed.</param>
internal sealed record WiringRun(int Mutants, int Allowed, IReadOnlyList<string> Unnoticed)
{
    /// <summary>Each takes its turn in many worlds; more at once than this, and a machine does nothing else.</summary>
    private const int AtOnce = 2;

    /// <param name="resource">Only resources whose logical ID begins so; null for all.</param>
    /// <param name="sample">Only each such mutant: 1 for all, 10 for every tenth.</param>
    /// <param name="found">Called for each that nothing noticed, as soon as that is known: a whole run takes long.</param>
    public static WiringRun Execute(string? resource = null, int sample = 1, Action<string>? found = null)
    {
        var whole = WiringProbes.All.ToDictionary(probe => probe.Name, probe => probe.Look(Deployment.Template));
        var mutants = TemplateMutants.From(Deployment.Template, (one, property) =>
                WiringScope.IsBroken(one.Type, property) && one.LogicalId.StartsWith(resource ?? "", StringComparison.Ordinal))
            .Where((_, number) => number % sample == 0).ToList();
        var (unnoticed, allowed, gate) = (new List<string>(), 0, new Lock());
        Parallel.ForEach(mutants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, mutant =>
        {
            if (WiringProbes.All.Any(probe =>
                probe.Concerns?.Invoke(mutant.Resource.LogicalId, mutant.Resource.Type) != false
                && Notices(probe, mutant, whole[probe.Name])))
            {
                return;
            }

            lock (gate)
            {
                if (WiringAllowance.Reason(mutant.ToString()) is not null)
                {
                    allowed++;
                    return;
                }

                unnoticed.Add(mutant.ToString());
                found?.Invoke(mutant.ToString());
            }
        });
        return new WiringRun(mutants.Count, allowed, [.. unnoticed.Order(StringComparer.Ordinal)]);
    }

    // Anything that goes wrong in a broken stack is noticed by whoever deploys it or lets it run.
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
