namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The cluster's volume: shared by its instances, so that a write which was acknowledged survives every failover in the region.
/// Holds for each client the number of its writes.
/// </summary>
public sealed class ClusterStorage
{
    private readonly List<long> writes = [];

    /// <summary>Since it has a follower: when each write came, and whose it was; what a follower lacks is the end of it.</summary>
    private List<(TimeSpan At, int Client)>? log;

    /// <summary>Writes of that client which the volume has.</summary>
    public long Count(int client) => client < writes.Count ? writes[client] : 0;

    public void Append(int client) => Add(client, 1);

    /// <summary>The same, at that moment of the world: followers in other regions get it later.</summary>
    public void Append(int client, TimeSpan at)
    {
        Add(client, 1);
        log?.Add((at, client));
    }

    /// <summary>What a backup of this moment restores.</summary>
    public ClusterStorage Copy()
    {
        var copy = new ClusterStorage();
        copy.writes.AddRange(writes);
        return copy;
    }

    /// <summary>From now on it can tell what it had at an earlier moment.</summary>
    internal void Follow() => log ??= [];

    /// <summary>What a follower has that got everything up to that moment, and nothing of later ones.</summary>
    internal ClusterStorage AsOf(TimeSpan at)
    {
        var copy = Copy();
        for (var i = (log?.Count ?? 0) - 1; i >= 0 && log![i].At > at; i--)
        {
            copy.Add(log[i].Client, -1);
        }

        return copy;
    }

    private void Add(int client, long count)
    {
        while (writes.Count <= client)
        {
            writes.Add(0);
        }

        writes[client] += count;
    }
}
