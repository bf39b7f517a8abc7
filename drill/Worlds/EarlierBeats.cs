using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Worlds;

/// <summary>The beats that long-running stacks sent before their first schedules here, as if by earlier execution environments.</summary>
internal static class EarlierBeats
{
    /// <summary>The periods that the alarm evaluates, plus those that are not visible yet.</summary>
    private const int Periods = 5;

    /// <summary>The heartbeat's schedule.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>The latest time at which they are dated, from the deployment.</summary>
    public static TimeSpan Last => Every + Late;

    /// <summary>The delay from the schedule to the beat, warm.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(0.6);

    /// <summary>
    /// From the deployment: when the alarm goes into ALARM if the record points nowhere, at the latest because of the stack's own first
    /// beats.
    /// </summary>
    private static readonly DurationRange Ring = DurationRange.Seconds(20, 110);

    /// <summary>Call as soon as the stacks of all regions are deployed.</summary>
    /// <param name="isAnswered">Whether a writable primary answers through the record. If not, one did until recently: otherwise somebody
    /// would have fixed it long ago.</param>
    public static void Send(World world, bool isAnswered)
    {
        var core = world.Cloud.Core;
        DateTimeOffset? ring = isAnswered ? null : core.Time.GetUtcNow() + Ring.Draw(core.Chance, "record-lost");
        foreach (var region in world.Global.Regions)
        {
            // Earlier beats resolved the name, and the resolver caches what it found, even if it found nothing.
            region.Resolver.Resolve(world.Spec.Record);
            Publish(region, ring);
        }
    }

    private static void Publish(Cloud region, DateTimeOffset? ring)
    {
        var alarm = ((MetricAlarm)region.CloudWatch.Find(region.Stack!["HeartbeatLostAlarm"].Name)!).Definition;
        var (now, period) = (region.Core.Time.GetUtcNow(), TimeSpan.FromSeconds(alarm.Period));
        var lost = ring - (alarm.EvaluationPeriods * period);
        for (var at = now - (Periods * period) + Late; at < now + Every; at += period)
        {
            region.CloudWatch.Publish(alarm.Namespace, alarm.MetricName, alarm.Dimensions, at >= lost ? 0 : 1, at);
        }
    }
}
