using Failover.Drill.Worlds;
using Failover.Functions.Steps.FlipSwitch;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Ready;

/// <summary>Possible misconfigurations of a pair of failover records, which takes the place of a record that is swapped.</summary>
internal static class SwitchMisconfigurations
{
    private const string Other = "eu-west-1";

    public static IReadOnlyList<Misconfiguration> All { get; } =
    [
        Pair("two-regions-switch", "Nothing is wrong, and a pair of failover records points to the writer", static _ => { }),
        Pair("half-a-pair", "Somebody deleted the other region's failover record", world => Delete(world, "SECONDARY"), "record"),
        Pair("pair-astray", "Somebody pointed the other region's failover record at a deleted cluster",
            world => Change(world, "SECONDARY", r => r with { Values = [World.OldEndpoint] }), "record"),
        Pair("pair-ttl-too-long", "Somebody set a failover record's TTL to an hour",
            world => Change(world, "SECONDARY", r => r with { Ttl = 3600 }), "ttl"),
        Pair("check-detached", "Somebody removed the health check from the other region's failover record",
            world => Change(world, "SECONDARY", r => r with { HealthCheckId = null }), "health-checks"),
        Pair("switch-left-on", "The primary's own switch is still on, long after the other region came back", world => Flip(world),
            "switch")
            with { Takes = TimeSpan.FromMinutes(3) },
        Pair("flip-forbidden", "FlipSwitch lost its permission to publish the switch",
            world => Misconfigurations.Take(world, nameof(FlipSwitchFunction), "FlipTheSwitches"), "permissions"),
    ];

    private static Misconfiguration Pair(string name, string story, Action<World> happens, params string[] names) => new(name, story, names)
    {
        InRegion = Other,
        Spec = spec => spec with { HasSwitch = true },
        Happens = happens,
    };

    public static void Flip(World world)
    {
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GlobalCluster"] = world.Spec.GlobalCluster,
            ["Region"] = world.Cloud.Name,
        };
        world.Cloud.CloudWatch.Publish(OwnMetrics.NamespaceIn(world.Cloud), "SwitchedTo", dimensions, 1);
    }

    private static void Delete(World world, string role) =>
        world.Cloud.Route53.DeleteByOther(world.Cloud.Route53.Zone(world.Spec.ZoneId), Switched(world, role));

    // Changing one is an UPSERT, as for any record.
    private static void Change(World world, string role, Func<DnsRecord, DnsRecord> change) =>
        world.Cloud.Route53.SetByOther(world.Cloud.Route53.Zone(world.Spec.ZoneId), change(Switched(world, role)));

    private static DnsRecord Switched(World world, string role) =>
        world.Cloud.Route53.Zone(world.Spec.ZoneId).Current.Records.Single(r => r.Failover == role);
}
