namespace Failover.LocalCloud.DocumentDb;

/// <summary>What FailoverDBCluster requires before it starts.</summary>
internal static class PlannedFailover
{
    /// <param name="target">The reader to promote; null to choose by tier and size.</param>
    public static void Start(DatabaseCluster cluster, string? target)
    {
        if (cluster.Status != "available" || cluster.Failovers.IsRunning)
        {
            throw RdsErrors.ClusterState($"DB cluster {cluster.Identifier} is not in available state: {cluster.Status}.");
        }

        cluster.Failovers.StartPlanned(target is null ? ByTier(cluster) : Named(cluster, target));
    }

    private static DatabaseInstance ByTier(DatabaseCluster cluster) => cluster.Failovers.Candidate()
        ?? throw RdsErrors.ClusterState($"DB cluster {cluster.Identifier} has no available reader to fail over to.");

    private static DatabaseInstance Named(DatabaseCluster cluster, string target)
    {
        var instance = cluster.Instances.FirstOrDefault(
            instance => string.Equals(instance.Identifier, target, StringComparison.OrdinalIgnoreCase));
        if (instance is null)
        {
            throw RdsErrors.InstanceState($"DB instance {target} is not a member of DB cluster {cluster.Identifier}.");
        }

        if (instance == cluster.Writer)
        {
            throw RdsErrors.InstanceState($"DB instance {target} is the writer of DB cluster {cluster.Identifier} already.");
        }

        return instance.State == InstanceState.Up
            ? instance
            : throw RdsErrors.InstanceState($"DB instance {target} is not in available state: {instance.Status}.");
    }
}
