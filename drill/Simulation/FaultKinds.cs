using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>A cluster in its region.</summary>
/// <param name="Readers">Instances other than the writer.</param>
internal sealed record Site(string Region, string Cluster, int Readers);

/// <summary>What a fault is drawn from: chance, the world, the place and the time.</summary>
internal sealed record DrawContext(Random Random, WorldSpec Spec, Site Site, TimeSpan At)
{
    /// <summary>How long it lasts: seconds to minutes.</summary>
    public TimeSpan Lasts { get; } = Random.Seconds(5, Random.Pick(30, 120, 480));

    /// <summary>The first is the region in which the world begins.</summary>
    public IReadOnlyList<Site> Sites { get; } = SitesOf(Spec);

    public Site AnySite => Sites[Random.Next(Sites.Count)];

    public string Instance => $"{Site.Cluster}-{Random.Next(Site.Readers + 1) + 1}";

    public static IReadOnlyList<Site> SitesOf(WorldSpec spec) =>
        [new Site(spec.Region, spec.Cluster, spec.Readers), .. spec.Secondaries.Select(s => new Site(s.Region, s.Cluster, s.Readers))];
}

/// <summary>A kind of fault, and how to draw a fault of this kind.</summary>
internal sealed record FaultKind(string Name, Func<DrawContext, Fault> Draw)
{
    /// <summary>How long its effects continue after <see cref="DrawContext.Lasts"/>.</summary>
    public Func<Fault, TimeSpan> Aftermath { get; init; } = static _ => TimeSpan.Zero;

    /// <summary>It is over at once, or after <see cref="Aftermath"/>; <see cref="DrawContext.Lasts"/> does not apply.</summary>
    public bool IsMoment { get; init; }

    /// <summary>It strikes the region of the context's site, whichever that is.</summary>
    public bool IsOfSite { get; init; }
}

/// <summary>All kinds of faults that schedules are drawn from.</summary>
internal static class FaultKinds
{
    /// <summary>How long before the strike the other faults may begin.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(20);

    /// <summary>Kinds that can strike any region.</summary>
    private static readonly IReadOnlyList<FaultKind> OfOneRegion = [
        .. DatabaseFaultKinds.All, .. ServiceFaultKinds.All, .. PeopleFaultKinds.All];

    // A deleted member would have to leave its global cluster first.
    private static readonly IReadOnlyList<FaultKind> OfManyRegions =
    [
        .. OfOneRegion.Where(kind => kind.Name != "cluster-deleted").Select(kind => kind with { IsOfSite = true }),

        // Repeated, so that half of the strikes concern regions.
        .. Enumerable.Repeat(RegionFaultKinds.All, 3).SelectMany(kinds => kinds),
    ];

    // Route 53 refuses a simple record beside a pair of failover records.
    private static readonly IReadOnlyList<FaultKind> WithSwitch = [
        .. OfManyRegions.Where(kind => kind.Name is not ("record-meddling" or "record-removal"))];

    public static IReadOnlyList<FaultKind> All { get; } = [.. OfOneRegion, .. RegionFaultKinds.All];

    /// <summary>
    /// One to five faults around <paramref name="strike"/>; the first usually hurts the database or its region.
    /// </summary>
    public static IReadOnlyList<PlannedFault> Draw(Random random, RandomWorld world, TimeSpan strike) =>
        world.Regions is null ? DrawOne(random, world.ToSpec(), strike) : DrawMany(random, world.ToSpec(), strike);

    private static IReadOnlyList<PlannedFault> DrawOne(Random random, WorldSpec spec, TimeSpan strike)
    {
        var site = DrawContext.SitesOf(spec)[0];
        var faults = new List<PlannedFault>();
        for (var count = random.Next(1, 6); faults.Count < count;)
        {
            var first = faults.Count == 0;
            var kind = first && random.Chance(0.7) ? DatabaseFaultKinds.Losses[random.Next(DatabaseFaultKinds.Losses.Count)]
                : OfOneRegion[random.Next(OfOneRegion.Count)];
            var at = strike
                + (first ? TimeSpan.Zero
                : TimeSpan.FromMilliseconds(random.Next(-(int)Ahead.TotalMilliseconds, random.Pick(60_000, 180_000, 420_000))));
            faults.Add(Plan(kind, new DrawContext(random, spec, site, at)));
        }

        // Nothing can happen to a deleted database.
        var gone = faults.Where(f => f.Fault is ClusterDeleted).Select(f => f.Fault.At).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        AddHand(faults, random, spec, site, strike);
        return [.. faults.Where(f => f.Fault.At <= gone || !DatabaseFaultKinds.All.Any(k => k.Name == f.Kind)).OrderBy(f => f.Fault.At)];
    }

    private static IReadOnlyList<PlannedFault> DrawMany(Random random, WorldSpec spec, TimeSpan strike)
    {
        var (sites, all) = (DrawContext.SitesOf(spec), spec.HasSwitch ? WithSwitch : OfManyRegions);
        var faults = new List<PlannedFault>();
        for (var count = random.Next(1, 7); faults.Count < count;)
        {
            var first = faults.Count == 0;
            var kinds = !first ? all : random.NextDouble() switch
            {
                < 0.55 => RegionFaultKinds.Losses,
                < 0.7 => DatabaseFaultKinds.Losses,
                _ => all,
            };
            var site = first || random.Chance(0.5) ? sites[0] : sites[random.Next(sites.Count)];
            var at = strike
                + (first ? TimeSpan.Zero
                : TimeSpan.FromMilliseconds(random.Next(-(int)Ahead.TotalMilliseconds, random.Pick(60_000, 300_000, 900_000))));
            faults.Add(Plan(kinds[random.Next(kinds.Count)], new DrawContext(random, spec, site, at)));
        }

        if (!spec.HasSwitch)
        {
            AddHand(faults, random, spec, random.Pick([.. sites]), strike);
        }

        return [.. faults.OrderBy(f => f.Fault.At)];
    }

    /// <summary>In one of four worlds somebody changes the record when all may be over, once or twice.</summary>
    private static void AddHand(List<PlannedFault> faults, Random random, WorldSpec spec, Site site, TimeSpan strike)
    {
        for (var times = random.Chance(0.25) ? random.Next(1, 3) : 0; times > 0; times--)
        {
            faults.Add(Plan(PeopleFaultKinds.LedAway, new DrawContext(random, spec, site, strike + random.Seconds(300, 2400))));
        }
    }

    private static PlannedFault Plan(FaultKind kind, DrawContext context)
    {
        var fault = kind.Draw(context);
        var over = fault.At + kind.Aftermath(fault);
        return new PlannedFault(
            kind.Name, kind.IsOfSite && context.Site != context.Sites[0] ? new InRegion(context.Site.Region, fault) : fault, over
                + context.Lasts)
        {
            Over = kind.IsMoment ? over : over + context.Lasts,
        };
    }
}
