using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>A new cluster's first minutes.</summary>
internal static class ClusterCreation
{
    /// <summary>It is <c>creating</c>, and its instances refuse, until <paramref name="takes"/> has passed.</summary>
    public static void Begin(CloudCore core, DatabaseCluster cluster, TimeSpan takes)
    {
        cluster.SetStatus("creating");
        foreach (var instance in cluster.Instances)
        {
            instance.State = InstanceState.Refusing;
            instance.Status = "creating";
        }

        // Nobody has seen it before: there is no older truth that the API could show.
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
