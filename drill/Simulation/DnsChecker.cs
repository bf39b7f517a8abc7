using Failover.Drill.Worlds;
using Failover.Functions.Steps.FlipSwitch;
using Failover.LocalCloud;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariant 8 as clients see it: once the last change has reached all name servers and its TTL has passed, no two of them point to
/// clusters that both take writes.
/// </summary>
internal sealed class DnsChecker
{
    /// <summary>A health check sees a metric's minute once it is complete, then evaluates it every 10 s.</summary>
    private static readonly TimeSpan HealthChecks = TimeSpan.FromMinutes(3);

    private readonly World world;
    private readonly GlobalCluster global;
    private readonly InvariantMonitor monitor;
    private TimeSpan lastChange;

    public DnsChecker(World world, GlobalCluster global, InvariantMonitor monitor)
    {
        (this.world, this.global, this.monitor) = (world, global, monitor);
        world.Cloud.Route53.Changed += change => Changed(world.Cloud.Route53.Options.Propagation.Most + Ttl(change));
        foreach (var region in world.Global.Regions)
        {
            region.Core.Gate.Called += OnCalled;
        }
    }

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    /// <summary>The clusters that the name servers point to now.</summary>
    public IEnumerable<DatabaseCluster> Led()
    {
        var route53 = world.Cloud.Route53;
        var zone = route53.Zone(world.Spec.ZoneId);
        var name = DnsName.Normalize(world.Spec.Record);
        return Enumerable.Range(0, ZoneState.NameServers)
            .Select(server => ZoneLookup.Answer(route53, zone, server, name, world.Cloud.Core.Chance.Stream("dns-watch")).Next)
            .Distinct()
            .Select(value => world.Databases.FirstOrDefault(d => value == d.Endpoint || d.Instances.Any(i => i.Host == value)))
            .OfType<DatabaseCluster>()
            .Distinct();
    }

    private static TimeSpan Ttl(RecordChange change) =>
        TimeSpan.FromSeconds(Math.Max(change.Before?.Ttl ?? 0, change.After?.Ttl ?? 0));

    private void OnCalled(ApiCall call)
    {
        if (call is { Operation: "PutMetricData", Caller: nameof(FlipSwitchFunction) })
        {
            Changed(HealthChecks + TimeSpan.FromSeconds(60));
        }
    }

    private void Changed(TimeSpan settles)
    {
        var changed = lastChange = Now;
        world.Cloud.Core.Time.After(settles + TimeSpan.FromSeconds(1), () =>
        {
            if (lastChange == changed && world.Cloud.Route53.Fault == PropagationFault.None)
            {
                Check();
            }
        });
    }

    private void Check()
    {
        var writable = Led().Intersect(global.TakingWrites).ToList();
        if (writable.Count > 1)
        {
            monitor.Violated(
                Invariants.OnePrimary,
                $"the name servers of {world.Spec.Record} point to two writable clusters: "
                    + $"{string.Join(", ", writable.Select(d => d.Identifier))}");
        }
    }
}
