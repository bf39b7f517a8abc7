using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

internal static class DatabaseFaultKinds
{
    private static readonly TimeSpan Restored = TimeSpan.FromMinutes(10);

    /// <summary>The kinds by which the cluster loses its writer.</summary>
    public static IReadOnlyList<FaultKind> Losses { get; } =
    [
        new("writer-crash", c => new WriterCrash(c.At, c.Site.Cluster, InstanceState.Refusing, Back(c))) { IsMoment = true },
        new("writer-black-hole", c => new WriterCrash(c.At, c.Site.Cluster, InstanceState.Dropping, Back(c))) { IsMoment = true },
        new("role-flip", c => new RoleFlip(c.At, c.Site.Cluster, c.Instance)) { IsMoment = true },
    ];

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        .. Losses,
        new("instance-crash", c => new InstanceCrash(
            c.At, c.Site.Cluster, c.Instance, c.Random.Pick(InstanceState.Refusing, InstanceState.Dropping), Back(c))) { IsMoment = true },
        new("slow-promotion", c => new SlowPromotion(
            c.At, c.Site.Cluster, c.Random.Seconds(30, 240))) { Aftermath = static _ => TimeSpan.FromMinutes(4), IsMoment = true },
        new("promotion-stuck", c => new PromotionStuck(c.At, c.Site.Cluster, c.Lasts)),
        new("writers-misreported",
            c => new WritersMisreported(c.At, c.Site.Cluster, c.Random.Pick(WriterLie.NoWriter, WriterLie.TwoWriters), c.Lasts)),
        new("status-misreported", c => new StatusMisreported(
            c.At, c.Site.Cluster, c.Random.Pick("available", "failing-over", "modifying", "resyncing", "quantum-flux"), c.Lasts)),
        new("wire-misbehaviour", c => new WireMisbehaviour(
            c.At,
            c.Site.Cluster,
            c.Random.Pick(
                WireBehaviour.Refuses, WireBehaviour.NotAnswering, WireBehaviour.NotWritablePrimary, WireBehaviour.WrongCluster,
                WireBehaviour.Garbage, WireBehaviour.BadCertificate),
            c.Random.Chance(0.5) ? c.Instance : null,
            c.Lasts)),
        new("telemetry-gap", c => new TelemetryGap(c.At, c.Site.Cluster)) { IsMoment = true },
        new("cluster-deleted", c => new ClusterDeleted(c.At, c.Site.Cluster, c.Random.Seconds(5, 120)))
        {
            Aftermath = static _ => Restored,
            IsMoment = true,
        },
    ];

    // Null: as long as AWS documents.
    private static TimeSpan? Back(DrawContext c) => c.Random.Chance(0.5) ? null : c.Random.Seconds(2, 240);
}
