namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The cluster's volume: shared by its instances, so that a write which was acknowledged survives every failover in the region.
/// Holds for each client the number of its writes.
/// </summary>
public sealed class ClusterStorage
{
    private readonly List<long> writes = [];

    /// <summary>Writes of that client which the volume has.</summary>
    public long Count(int client) => client < writes.Count ? writes[client] : 0;

    public void Append(int client)
    {
        while (writes.Count <= client)
        {
            writes.Add(0);
        }

        writes[client]++;
    }

    /// <summary>What a backup of this moment restores.</summary>
    public ClusterStorage Copy()
    {
        var copy = new ClusterStorage();
        copy.writes.AddRange(writes);
        return copy;
    }
}
