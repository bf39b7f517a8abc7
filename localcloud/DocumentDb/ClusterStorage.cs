namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The cluster's volume: its instances share it, so an acknowledged write survives every failover within the region.
/// It holds the number of writes of each client.
/// </summary>
public sealed class ClusterStorage
{
    private readonly List<long> writes = [];

    /// <summary>Kept once it has a follower: when each write came, and from which client; a follower lacks the end of it.</summary>
    private List<(TimeSpan At, int Client)>? log;

    /// <summary>The number of the client's writes that the volume holds.</summary>
    public long Count(int client) => client < writes.Count ? writes[client] : 0;

    public void Append(int client) => Add(client, 1);

    /// <summary>Appends a write at that time of the world; followers in other regions receive it later.</summary>
    public void Append(int client, TimeSpan at)
    {
        Add(client, 1);
        log?.Add((at, client));
    }

    /// <summary>A backup of the current state.</summary>
    public ClusterStorage Copy()
    {
        var copy = new ClusterStorage();
        copy.writes.AddRange(writes);
        return copy;
    }

    /// <summary>Starts keeping what <see cref="AsOf"/> needs.</summary>
    internal void Follow() => log ??= [];

    /// <summary>The volume of a follower that has received everything up to that time and nothing later.</summary>
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
