namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>A cluster in its global cluster, as it truly is.</summary>
public sealed class MemberCluster
{
    internal MemberCluster(DatabaseCluster cluster) => Cluster = cluster;

    public DatabaseCluster Cluster { get; }

    public string Region => Cluster.Region;

    /// <summary>False: <c>pending-resync</c>, it gets nothing until it was rebuilt or reconnected.</summary>
    public bool IsConnected => !MustResync && Disconnections == 0;

    /// <summary>How far its content is behind the primary's; null for the primary.</summary>
    public TimeSpan? Lag => Stream?.Behind;

    /// <summary>By how many seconds its lag grows in a second, 0 to 1; 0: it keeps up.</summary>
    public double LagGrowth { get; internal set; }

    internal ReplicationStream? Stream { get; set; }

    internal bool MustResync { get; set; }

    internal int Disconnections { get; set; }

    /// <summary>What it lags at the least now; drawn anew each minute.</summary>
    internal TimeSpan LeastLag { get; set; }

    /// <summary>Counts its rebuilds: a later one makes an earlier one void.</summary>
    internal int Rebuilds { get; set; }

    internal bool IsBeingFenced { get; set; }
}
