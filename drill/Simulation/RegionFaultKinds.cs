using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>Faults that only occur in worlds of several regions.</summary>
internal static class RegionFaultKinds
{
    /// <summary>The kinds by which the primary's region is lost, to everybody or to some.</summary>
    public static IReadOnlyList<FaultKind> Losses { get; } =
    [
        Outage("primary-region-outage", c => c.Sites[0].Region),
        Outage("primary-region-outage", c => c.Sites[0].Region),
        new("primary-region-partition", c => new RegionPartition(c.At, c.Sites[0].Region, c.Sites[1].Region, Long(c)))
        {
            Aftermath = Lasts,
            IsMoment = true,
        },
    ];

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        .. Losses,
        Outage("secondary-region-outage", c => c.Sites[^1].Region),
        new("region-partition", c => Partition(c, c.Random.Next(c.Sites.Count))) { Aftermath = Lasts, IsMoment = true },
        new("control-plane-outage",
            c => new ControlPlaneOutage(c.At, c.Random.Seconds(30, c.Random.Pick(120, 600, 1800)))) { Aftermath = Lasts, IsMoment = true },
        new("lag-growth", c => new LagGrowth(
            c.At, c.Spec.GlobalCluster, c.AnySite.Region, c.Random.Pick(0.3, 0.8, 1), Long(c))) { Aftermath = Lasts, IsMoment = true },
        new("secondary-disconnected",
            c => new SecondaryDisconnected(c.At, c.Spec.GlobalCluster, c.AnySite.Region, Long(c))) { Aftermath = Lasts, IsMoment = true },
        new("global-failover-by-hand",
            c => new GlobalFailoverByHand(c.At, c.Spec.GlobalCluster, c.AnySite.Region, c.Random.Chance(0.5)))
            {
                Aftermath = static _ => TimeSpan.FromMinutes(4),
                IsMoment = true,
            },
        Person("switchover", c => new StartByHand(c.At, Input(c, ", \"drill\": {\"kind\": \"switchover\"}"))),
        Person("late-start", c => new StartByHand(c.At + c.Random.Seconds(300, 1200), Input(c, ", \"force\": true"))),
        Person("late-redrive", c => new RedriveByHand(c.At + c.Random.Seconds(300, c.Random.Pick(900, 3600)))),
        Person("late-abort", c => new AbortByHand(c.At + c.Random.Seconds(30, 600))),
        new("approve", c => new ApproveByHand(c.At, c.AnySite.Region, Thinking(c), c.Random.Pick(1, 1, 2))) { IsMoment = true },
        new("deny", c => new DenyByHand(c.At, c.AnySite.Region, Thinking(c))) { IsMoment = true },
    ];

    private static FaultKind Outage(string name, Func<DrawContext, string> region) =>
        new(name, c => new RegionOutage(c.At, region(c), Long(c))) { Aftermath = Lasts, IsMoment = true };

    private static FaultKind Person(string name, Func<DrawContext, Fault> draw) => new(name, draw) { IsOfSite = true, IsMoment = true };

    private static RegionPartition Partition(DrawContext c, int one) =>
        new(c.At, c.Sites[one].Region, c.Sites[(one + 1) % c.Sites.Count].Region, Long(c));

    /// <summary>Evidence takes minutes, as does a rebuild: a shorter fault would show nothing.</summary>
    private static TimeSpan Long(DrawContext c) => c.Random.Seconds(45, c.Random.Pick(180, 600, 1500));

    private static TimeSpan Thinking(DrawContext c) => c.Random.Seconds(5, c.Random.Pick(30, 120, 600));

    private static string Input(DrawContext c, string more) => $$"""{"cluster": "{{c.Site.Cluster}}", "reason": "by hand"{{more}}}""";

    private static TimeSpan Lasts(Fault fault) => fault switch
    {
        RegionOutage { Lasts: { } lasts } => lasts,
        RegionPartition { Lasts: { } lasts } => lasts,
        ControlPlaneOutage { Lasts: var lasts } => lasts,
        LagGrowth { Lasts: { } lasts } => lasts,
        SecondaryDisconnected { Lasts: { } lasts } => lasts,
        _ => TimeSpan.Zero,
    };
}
