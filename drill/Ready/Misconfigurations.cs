using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Watch;
using Failover.Functions.Steps.UpsertCname;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Ready;

/// <summary>The misconfigurations that <c>drill ready --break NAME</c> can create.</summary>
internal static class Misconfigurations
{
    /// <summary>In the order of the checks that name them.</summary>
    public static IReadOnlyList<Misconfiguration> All { get; } =
    [
        new("replica-down", "The only replica is down", "replica", "availability-zones")
        {
            Spec = spec => spec with { Readers = 1 },
            Happens = world => world.Database.Inject.CrashInstance(world.Database.Instances.First(i => !i.IsWriter).Identifier),
            Takes = TimeSpan.FromSeconds(20),
        },
        new("no-replica", "The cluster has no instance other than its writer", "replica",
            "availability-zones") { Spec = spec => spec with { Readers = 0 } },
        new("replicas-in-one-az", "All instances are in the writer's availability zone",
            "availability-zones") { Spec = spec => spec with { IsInOneZone = true } },
        new("paused", "Maintenance is over, but the cluster is still tagged as paused", "mode")
        {
            Spec = spec => spec with { Tags = [new("failover:mode", "paused")] },
        },
        new("only-observed", "The stack still only observes, as first deployed", "mode") { Spec = spec => With(spec, "Mode", "observe") },
        .. ForesightMisconfigurations.All,
        new("record-missing", "Somebody deleted the record", "record") { Happens = Delete },
        new("record-elsewhere", "The record points to the cluster that this one replaced", "record")
        {
            Happens = world => Set(world, World.OldEndpoint, world.Spec.RecordTtl),
        },
        new("ttl-too-long", "Somebody set the record's TTL to an hour", "ttl") { Happens = world => Set(world, world.RecordValue!, 3600) },
        new("private-twin", "A private zone of the same name hides the public one", "name")
        {
            Spec = spec => spec with { ZoneIsPrivate = false },
            Happens = world => world.Cloud.Route53.CreateZone(world.Spec.ZoneName, isPrivate: true, "Z0TWINEXAMPLE"),
        },
        new("twin-elsewhere", "A private zone of the same name belongs to another VPC, and hides nothing")
        {
            Spec = spec => spec with { ZoneIsPrivate = false },
            Happens = world => world.Cloud.Route53.CreateZone(world.Spec.ZoneName, isPrivate: true, "Z0TWINEXAMPLE", []),
        },
        new("name-shadowed", "A more specific private zone of the VPC answers for the record", "name")
        {
            Happens = world => world.Cloud.Route53.CreateZone(world.Spec.Record, isPrivate: true, "Z0SHADOWEXAMPLE"),
        },
        new("name-delegated", "The zone delegates the subdomain that the record lies in", "name")
        {
            Spec = spec => spec with { ZoneIsPrivate = false, Record = "orders.db.shop.example" },
            Happens = world => world.Cloud.Route53.SetByOther(world.Cloud.Route53.Zone(world.Spec.ZoneId),
                DnsRecord.Simple("db.shop.example", "NS", 300, "ns-1.delegated.example.")),
        },
        new("alarm-missing", "Somebody deleted the alarm that starts a failover", "alarms")
        {
            Happens = world => world.Cloud.CloudWatch.DeleteAlarm(Name(world, "WriterDownAlarm")),
        },
        new("alarm-disabled", "An alarm's actions were disabled during a noisy night", "alarm-actions")
        {
            Happens = world => world.Cloud.CloudWatch.EnableActions(Name(world, "ExecutionFailedAlarm"), enabled: false),
        },
        new("drill-alarm-missing", "Somebody deleted the alarm that reports a missed drill", "alarms")
        {
            Spec = OnCalendar,
            Happens = world => world.Cloud.CloudWatch.DeleteAlarm(Name(world, "DrillMissedAlarm")),
        },
        new("drill-alarm-disabled", "The actions of the drills' alarm were disabled", "alarm-actions")
        {
            Spec = OnCalendar,
            Happens = world => world.Cloud.CloudWatch.EnableActions(Name(world, "DrillNotStartedAlarm"), enabled: false),
        },
        new("rule-disabled", "The rule that starts the state machine was disabled", "trigger") { Happens = DisableRule },
        new("heartbeat-silent", "The heartbeat's subnet lost its route to the database", "name", "alarm-states", "heartbeat")
        {
            Happens = world => world.Cloud.ProbeSubnet.IsCutOff = true,
            Takes = TimeSpan.FromMinutes(4),
        },
        new("permission-missing", "UpsertCname lost its permission to change the record", "permissions")
        {
            Happens = world => Take(world, nameof(UpsertCnameFunction), "SwapTheRecord"),
        },
        new("start-forbidden", "The alarm's rule lost its permission to start the state machine", "permissions")
        {
            Happens = world => Take(world, "events", "StartTheMachine"),
        },
        new("watch-forbidden", "The watch lost its permission to start the state machine again", "permissions")
        {
            Happens = world => Take(world, nameof(WatchFunction), "ListAndStart"),
        },
        new("address-unconfirmed", "Nobody confirmed the subscription by its mail", "addresses") { IsConfirmed = false },
        new("nobody-told", "Nobody is subscribed to the topic", "addresses")
        {
            Spec = spec => With(spec, "NotificationEmail", ""),
            IsConfirmed = false,
        },
        new("never-drilled", "No drill was ever run", "last-drill") { IsDrilled = false },
        .. ZoneMisconfigurations.All,
        .. RegionMisconfigurations.All,
    ];

    public static Misconfiguration? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    private static WorldSpec With(WorldSpec spec, string parameter, string value) =>
        spec with { Parameters = new Dictionary<string, string>(spec.Parameters, StringComparer.Ordinal) { [parameter] = value } };

    private static WorldSpec OnCalendar(WorldSpec spec) => With(spec, "DrillSchedule", "cron(0 10 ? 1/3 TUE#1 *)");

    private static string Name(World world, string logicalId) => world.Cloud.Stack![logicalId].Name;

    private static void Set(World world, string target, int ttl) => world.Cloud.Route53.SetByOther(
        world.Cloud.Route53.Zone(world.Spec.ZoneId), DnsRecord.Simple(world.Spec.Record, "CNAME", ttl, target));

    private static void Delete(World world)
    {
        var zone = world.Cloud.Route53.Zone(world.Spec.ZoneId);
        world.Cloud.Route53.DeleteByOther(zone, zone.Find(world.Spec.Record)!);
    }

    private static void DisableRule(World world)
    {
        var name = Name(world, "WriterDownRule");
        world.Cloud.EventBridge.PutRule(world.Cloud.EventBridge.Rules.Single(r => r.Name == name) with { Enabled = false });
    }

    public static void Take(World world, string principal, string sid)
    {
        var iam = world.Cloud.Iam!;
        world.Cloud.Iam = iam.WithoutStatement(
            principal, iam.Policies.Statements.Single(s => s.Principal == principal && s.Sid == sid).Index);
    }
}
