namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>The real state of a cluster within its global cluster.</summary>
public sealed class MemberCluster
{
    internal MemberCluster(DatabaseCluster cluster) => Cluster = cluster;

    public DatabaseCluster Cluster { get; }

    public string Region => Cluster.Region;

    /// <summary>False while <c>pending-resync</c>: it receives nothing until it has been rebuilt or reconnected.</summary>
    public bool IsConnected => !MustResync && Disconnections == 0;

    /// <summary>How far its content is behind the primary's; null for the primary.</summary>
    public TimeSpan? Lag => Stream?.Behind;

    /// <summary>By how many seconds its lag grows per second, 0 (it keeps up) to 1.</summary>
    public double LagGrowth { get; internal set; }

    internal ReplicationStream? Stream { get; set; }

    internal bool MustResync { get; set; }

    internal int Disconnections { get; set; }

    /// <summary>Its current minimum lag; drawn again every minute.</summary>
    internal TimeSpan LeastLag { get; set; }

    /// <summary>The number of its rebuilds: a later one cancels an earlier one.</summary>
    internal int Rebuilds { get; set; }

    internal bool IsBeingFenced { get; set; }
}
