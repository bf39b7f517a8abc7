using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>The template is broken in one place after the other; who notices?</summary>
/// <param name="Mutants">How many there were.</param>
/// <param name="Allowed">How many nothing noticed, and nothing needs to: <see cref="WiringAllowance"/>.</param>
/// <param name="Unnoticed">The others that nothing noticed.</param>
/// <param name="Probes">What each probe did, in their order.</param>
internal sealed record WiringRun(int Mutants, int Allowed, IReadOnlyList<string> Unnoticed, IReadOnlyList<ProbeUse> Probes)
{
    /// <summary>Each takes its turn in many worlds; more at once than this, and a machine does nothing else.</summary>
    private const int AtOnce = 2;

    /// <param name="resource">Only resources whose logical ID begins so; null for all.</param>
    /// <param name="sample">Only each such mutant: 1 for all, 10 for every tenth.</param>
    /// <param name="found">Called for each that nothing noticed, as soon as that is known: a whole run takes long.</param>
    public static WiringRun Execute(string? resource = null, int sample = 1, Action<string>? found = null)
    {
        if (StackVariant.All.SelectMany(static variant => variant.Findings(Deployment.Template)).ToList() is { Count: > 0 } findings)
        {
            throw new InvalidOperationException($"The unbroken template breaks rules itself:\n{string.Join('\n', findings)}");
        }

        var probes = WiringProbes.All.Select(static probe => new ProbeUse(probe)).ToList();
        var mutants = TemplateMutants.From(Deployment.Template, (one, property) =>
                WiringScope.IsBroken(one.Type, property) && one.LogicalId.StartsWith(resource ?? "", StringComparison.Ordinal))
            .Where((_, number) => number % sample == 0).ToList();
        var (unnoticed, allowed, gate) = (new List<string>(), 0, new Lock());
        Parallel.ForEach(mutants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, mutant =>
        {
            // What needs no notice need not be searched for.
            if (WiringAllowance.Reason(mutant.ToString()) is not null)
            {
                Interlocked.Increment(ref allowed);
            }
            else if (!probes.Any(probe => probe.Notices(mutant)))
            {
                lock (gate)
                {
                    unnoticed.Add(mutant.ToString());
                    found?.Invoke(mutant.ToString());
                }
            }
        });
        return new WiringRun(mutants.Count, allowed, [.. unnoticed.Order(StringComparer.Ordinal)], probes);
    }
}
