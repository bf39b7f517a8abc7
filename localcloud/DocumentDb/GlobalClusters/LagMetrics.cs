namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary><c>GlobalClusterReplicationLag</c>: milliseconds, each minute, in each secondary's own region.</summary>
/// <remarks>
/// DocumentDB developer guide, "Monitoring Amazon DocumentDB global clusters" (the metric) and "Disaster recovery ..." ("some metrics,
/// such as replication lag, are only available for secondary Regions"). Its dimensions are not confirmed: no page states them. The
/// guide's "Amazon DocumentDB dimensions" lists <c>DBClusterIdentifier</c>, that with <c>Role</c>, and <c>DBInstanceIdentifier</c>, which
/// suggests the first alone; Aurora's counterpart also has <c>SourceRegion</c>, and some sources give it for this metric too.
/// A stream that does not flow sends nothing.
/// </remarks>
internal sealed class LagMetrics
{
    private readonly Dictionary<string, Dictionary<string, string>> dimensions = new(StringComparer.Ordinal);

    public void Publish(MemberCluster member)
    {
        var cluster = member.Cluster;
        if (cluster.HasTelemetryGap || member.Lag is not { } lag)
        {
            return;
        }

        if (!dimensions.TryGetValue(cluster.Arn, out var set))
        {
            dimensions[cluster.Arn] = set = new(StringComparer.Ordinal) { ["DBClusterIdentifier"] = cluster.Identifier };
        }

        cluster.Metrics.Publish("AWS/DocDB", "GlobalClusterReplicationLag", set, Math.Round(lag.TotalMilliseconds));
    }
}
