using Failover.LocalCloud;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Bench;

/// <summary>
/// Watches when the database itself is ready: the writer takes writes, the cluster endpoint points to it, and the API shows both. Any time
/// that a design needs after that moment is not DocumentDB's.
/// </summary>
internal sealed class Readiness
{
    private readonly CloudCore core;
    private readonly DatabaseCluster cluster;
    private readonly List<(TimeSpan At, bool Ready)> changes = [];

    public Readiness(Cloud cloud, DatabaseCluster cluster)
    {
        core = cloud.Core;
        this.cluster = cluster;
        cluster.ViewChanged += Look;
        core.Journal.Written += entry =>
        {
            if (entry.Source == "documentdb")
            {
                Look();
            }
        };
        Look();
    }

    /// <summary>Since when the database had been ready at that moment, from the world's start; null if it was not.</summary>
    public TimeSpan? ReadySince(TimeSpan at) =>
        changes.FindLast(change => change.At <= at) is (var since, true) ? since : null;

    private void Look()
    {
        var index = cluster.Instances.ToList().IndexOf(cluster.Writer);
        var ready = cluster.Writer.TakesWrites && cluster.EndpointInstance == cluster.Writer
            && cluster.View.Status == "available" && cluster.View.WriterId == cluster.Writer.Identifier
            && cluster.View.InstanceStatuses[index] == "available";
        if (changes.Count == 0 || changes[^1].Ready != ready)
        {
            changes.Add((core.Time.Elapsed, ready));
        }
    }
}
