using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

/// <summary>
/// Whether nothing that has happened so far can still put an alarm into ALARM, and so start an execution: every alarm is based on good data
/// alone, all of it from after the last trouble, and no event, instance or version of the zone is still in transit.
/// </summary>
internal sealed class Quiescence(World world, SimulationCase simulated, Convergence convergence)
{
    private DateTimeOffset trouble = World.Start + simulated.FaultsOver;

    /// <summary>Call at each check once the last fault is over: an unhealthy database counts as trouble as well.</summary>
    public bool Look()
    {
        var now = world.Cloud.Core.Time.GetUtcNow();
        if (!convergence.IsWell)
        {
            trouble = now;
            return false;
        }

        // Resolvers' caches may still hide a record that points elsewhere, or a name server that is behind.
        return convergence.IsLed && IsSameEverywhere && world.Databases.All(IsUp)
            && world.Global.Regions.All(region => AreSilent(region, now));
    }

    private bool IsSameEverywhere
    {
        get
        {
            var zone = world.Cloud.Route53.Zone(world.Spec.ZoneId);
            return Enumerable.Range(0, ZoneState.NameServers).All(server => zone.Served(server).Number == zone.Current.Number);
        }
    }

    private static bool IsUp(DatabaseCluster database) => database.Instances.All(static i => i.State == InstanceState.Up);

    private bool AreSilent(Cloud region, DateTimeOffset now) =>
        region.EventBridge.Retrying == 0
        && Alarm(region, "WriterDownAlarm").State.Value == AlarmValue.Ok
        && IsSilent((MetricAlarm)Alarm(region, "HeartbeatLostAlarm"), now)
        && IsSilent((MetricAlarm)Alarm(region, "WriterSilentAlarm"), now);

    private bool IsSilent(MetricAlarm alarm, DateTimeOffset now)
    {
        if (alarm.State.Value != AlarmValue.Ok)
        {
            return false;
        }

        var evaluation = alarm.Evaluate(now);
        return evaluation.Filled == 0 && evaluation.Counted == 0 && evaluation.Used.All(point => point.Start >= trouble);
    }

    private static Alarm Alarm(Cloud region, string logicalId) => region.CloudWatch.Find(region.Stack![logicalId].Name)!;
}
