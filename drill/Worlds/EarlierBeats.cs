using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;

namespace Failover.Drill.Worlds;

/// <summary>The beats of a stack that has stood for long, up to its first schedule here: an environment of before sends them, and a writable primary answers.</summary>
internal static class EarlierBeats
{
    /// <summary>As far as the alarm looks back, and what can't be seen yet.</summary>
    private const int Periods = 5;

    /// <summary>The heartbeat's schedule.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>From the schedule to the beat, warm.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(0.6);

    /// <summary>Called as soon as the region's stack is deployed.</summary>
    public static void Publish(Cloud region)
    {
        var alarm = ((MetricAlarm)region.CloudWatch.Find(region.Stack!["HeartbeatLostAlarm"].Name)!).Definition;
        var (now, period) = (region.Core.Time.GetUtcNow(), TimeSpan.FromSeconds(alarm.Period));
        for (var at = now - (Periods * period); at < now + Every; at += period)
        {
            region.CloudWatch.Publish(alarm.Namespace, alarm.MetricName, alarm.Dimensions, 1, at + Late);
        }
    }
}
