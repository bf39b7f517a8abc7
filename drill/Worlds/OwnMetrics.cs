using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;

namespace Failover.Drill.Worlds;

/// <summary>The metrics that a stack publishes about its cluster.</summary>
internal static class OwnMetrics
{
    /// <summary>The namespace of a region's own metrics, once its stack is deployed.</summary>
    public static string NamespaceIn(Cloud region) =>
        ((MetricAlarm)region.CloudWatch.Find(region.Stack!["HeartbeatLostAlarm"].Name)!).Definition.Namespace;
}
