using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>The creation of a cluster.</summary>
internal static class ClusterCreation
{
    /// <summary>The cluster is <c>creating</c>, and its instances refuse connections, until <paramref name="takes"/> has passed.</summary>
    public static void Begin(CloudCore core, DatabaseCluster cluster, TimeSpan takes)
    {
        cluster.SetStatus("creating");
        foreach (var instance in cluster.Instances)
        {
            instance.State = InstanceState.Refusing;
            instance.Status = "creating";
        }

        // A new cluster has no earlier state for the API to show.
        cluster.ShowNow();
        core.Time.After(takes, () => Open(cluster));
    }

    private static void Open(DatabaseCluster cluster)
    {
        if (cluster.IsDeleted)
        {
            return;
        }

        foreach (var instance in cluster.Instances)
        {
            instance.State = InstanceState.Up;
            instance.Status = "available";
        }

        cluster.SetStatus("available");
    }
}
