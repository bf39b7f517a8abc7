using Failover.Drill.Worlds;
using Failover.Functions.Steps.PromoteRegion;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Ready;

/// <summary>Possible misconfigurations of a cluster that has a secondary in another region.</summary>
internal static class RegionMisconfigurations
{
    private const string Secondary = "eu-west-1";

    public static IReadOnlyList<Misconfiguration> All { get; } =
    [
        new("two-regions", "Nothing is wrong, and there is a secondary") { InRegion = Secondary },
        new("secondary-disconnected", "The secondary no longer receives anything from its primary", "secondaries", "lag")
        {
            InRegion = Secondary,
            Happens = world => Strike(world, at => new SecondaryDisconnected(at, world.Spec.GlobalCluster, Secondary)),
            Takes = TimeSpan.FromMinutes(5),
        },
        new("version-differs", "The secondary was left behind by an upgrade", "versions")
        {
            InRegion = Secondary,
            Spec = spec => spec with { Secondaries = [.. spec.Secondaries.Select(s => s with { EngineVersion = "4.0.0" })] },
        },
        new("tls-differs", "The secondary's parameter group turns TLS off, and audits nothing", "parameters")
        {
            InRegion = Secondary,
            Happens = static world =>
            {
                Set(world.Databases[0], "orders-parameters", ("tls", "enabled"), ("audit_logs", "all"));
                Set(world.Databases[1], "orders-secondary-parameters", ("tls", "disabled"));
            },
        },
        new("parameters-alike", "Each region has its own parameter group, with the same values")
        {
            InRegion = Secondary,
            Happens = static world =>
            {
                Set(world.Databases[0], "orders-parameters", ("audit_logs", "all"), ("ttl_monitor", "enabled"));
                Set(world.Databases[1], "orders-secondary-parameters", ("audit_logs", "all"));
            },
        },
        new("lag-too-large", "The secondary is too small and falls behind", "lag")
        {
            InRegion = Secondary,
            Happens = world => Strike(world, at => new LagGrowth(at, world.Spec.GlobalCluster, Secondary, 0.2)),
            Takes = TimeSpan.FromMinutes(4),
        },
        new("region-unreachable", "The other region can't be reached", "versions", "parameters", "lag", "other-regions")
        {
            InRegion = Secondary,
            Happens = world => world.Cloud.Global.Links.Cut(world.Cloud.Name, Secondary),
        },
        new("promotion-forbidden", "PromoteRegion lost its permission to promote the cluster", "permissions")
        {
            InRegion = Secondary,
            Happens = world => Misconfigurations.Take(world, nameof(PromoteRegionFunction), "PromoteTheCluster"),
        },
        .. SwitchMisconfigurations.All,
    ];

    private static void Set(DatabaseCluster cluster, string group, params (string Name, string Value)[] values) =>
        cluster.Parameters = new ClusterParameters(
            group, values.ToDictionary(static v => v.Name, static v => v.Value, StringComparer.Ordinal));

    private static void Strike(World world, Func<TimeSpan, Fault> fault) => fault(world.Cloud.Core.Time.Elapsed).Strike(world.Cloud);
}
