using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>What a kind of fault is drawn for.</summary>
internal sealed record DrawContext(Random Random, RandomWorld World, WorldSpec Spec, TimeSpan At)
{
    /// <summary>How long it lasts: seconds to minutes.</summary>
    public TimeSpan Lasts { get; } = Random.Seconds(5, Random.Pick(30, 120, 480));

    public string Instance => $"{Spec.Cluster}-{Random.Next(World.Readers + 1) + 1}";
}

/// <summary>A kind of fault, and how one of it is drawn.</summary>
internal sealed record FaultKind(string Name, Func<DrawContext, Fault> Draw)
{
    /// <summary>What goes on after <see cref="DrawContext.Lasts"/>.</summary>
    public Func<Fault, TimeSpan> Aftermath { get; init; } = static _ => TimeSpan.Zero;
}

/// <summary>All kinds of faults that schedules are made of.</summary>
internal static class FaultKinds
{
    public static IReadOnlyList<FaultKind> All { get; } = [.. DatabaseFaultKinds.All, .. ServiceFaultKinds.All, .. PeopleFaultKinds.All];

    /// <summary>One to five faults around <paramref name="strike"/>; the first is mostly one that hurts the database.</summary>
    public static IReadOnlyList<PlannedFault> Draw(Random random, RandomWorld world, TimeSpan strike)
    {
        var spec = world.ToSpec();
        var faults = new List<PlannedFault>();
        for (var count = random.Next(1, 6); faults.Count < count;)
        {
            var first = faults.Count == 0;
            var kind = first && random.Chance(0.7) ? DatabaseFaultKinds.Losses[random.Next(DatabaseFaultKinds.Losses.Count)] : All[random.Next(All.Count)];
            var at = strike + (first ? TimeSpan.Zero : TimeSpan.FromMilliseconds(random.Next(-20_000, random.Pick(60_000, 180_000, 420_000))));
            var context = new DrawContext(random, world, spec, at);
            var fault = kind.Draw(context);
            faults.Add(new PlannedFault(kind.Name, fault, at + context.Lasts + kind.Aftermath(fault)));
        }

        // Nothing can happen to a database that is gone.
        var gone = faults.Where(f => f.Fault is ClusterDeleted).Select(f => f.Fault.At).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        return [.. faults.Where(f => f.Fault.At <= gone || !DatabaseFaultKinds.All.Any(k => k.Name == f.Kind)).OrderBy(f => f.Fault.At)];
    }
}
