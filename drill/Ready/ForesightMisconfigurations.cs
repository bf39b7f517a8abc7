using Failover.Drill.Worlds;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Drill.Ready;

/// <summary>What is well today, and will not be unless somebody acts.</summary>
internal static class ForesightMisconfigurations
{
    public static IReadOnlyList<Misconfiguration> All { get; } =
    [
        new("maintenance-forced", "AWS will patch the writer in three days, whoever is awake", "maintenance")
        {
            Happens = world => Announce(world, TimeSpan.FromDays(3)),
        },
        new("maintenance-far", "AWS has announced a patch for next month, and nobody need hurry")
        {
            Happens = world => Announce(world, TimeSpan.FromDays(30)),
        },
        new("class-pending", "A larger instance class waits for the maintenance window", "modifications")
        {
            Happens = static world => world.Database.Instances[1].PendingClass = "db.r6g.2xlarge",
        },
        new("certificate-expires", "The writer's server certificate expires next week", "certificates")
        {
            Happens = static world => world.Database.Writer.CertificateValidTill = world.Cloud.Core.Time.GetUtcNow().AddDays(7),
        },
        new("small-replica", "The replica that is promoted first is half the writer's size", "promotion-target")
        {
            Happens = static world =>
            {
                foreach (var reader in world.Database.Instances.Where(static i => !i.IsWriter))
                {
                    reader.Resize("db.r6g.medium");
                }
            },
        },
        new("subscription-broken", "The topic of the subscription to RDS events was deleted", "event-subscriptions")
        {
            Happens = static world => world.Cloud.DocumentDb.Subscriptions.Add(new EventSubscription(
                "database-team", $"arn:aws:sns:{world.Cloud.Name}:{CloudCore.Account}:gone", "topic-not-exist", IsEnabled: true,
                "db-cluster", [])),
        },
    ];

    private static void Announce(World world, TimeSpan within) => world.Cloud.DocumentDb.Maintenance.Add(new PendingMaintenance(
        world.Database.Writer.Arn, "system-update", world.Cloud.Core.Time.GetUtcNow() + within, null));
}
