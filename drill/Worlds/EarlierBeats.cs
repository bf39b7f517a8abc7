using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Worlds;

/// <summary>The beats of stacks that have stood for long, up to their first schedules here: environments of before send them.</summary>
internal static class EarlierBeats
{
    /// <summary>What the alarm looks back, and what can't be seen yet.</summary>
    private const int Periods = 5;

    /// <summary>The heartbeat's schedule.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>From the deployment: until when they are dated.</summary>
    public static TimeSpan Last => Every + Late;

    /// <summary>From the schedule to the beat, warm.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(0.6);

    /// <summary>
    /// From the deployment: when the alarm begins to ring where the record leads nowhere, at the latest by the first own beats.
    /// </summary>
    private static readonly DurationRange Ring = DurationRange.Seconds(20, 110);

    /// <summary>Called as soon as the stacks of all regions are deployed.</summary>
    /// <param name="isAnswered">Whether a writable primary answers through the record. Else it did until lately: where it never did,
    /// somebody had mended it long since.</param>
    public static void Send(World world, bool isAnswered)
    {
        var core = world.Cloud.Core;
        DateTimeOffset? ring = isAnswered ? null : core.Time.GetUtcNow() + Ring.Draw(core.Chance, "record-lost");
        foreach (var region in world.Global.Regions)
        {
            // They asked by the name, and the resolver keeps what it found: also that it found nothing.
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
