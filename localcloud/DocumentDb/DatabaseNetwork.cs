using System.Net;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// What the DocumentDB services of a world's regions share: peered networks with one address plan, and AWS's endpoint names, which
/// resolve everywhere.
/// </summary>
public sealed class DatabaseNetwork
{
    private readonly List<string> regions = [];
    private readonly Dictionary<IPAddress, DatabaseInstance> addresses = [];
    private readonly Dictionary<string, Func<EndpointAnswer?>> names = new(StringComparer.OrdinalIgnoreCase);
    private int nextHost = 10;
    private int clients;

    /// <summary>Issues a number for a new client, with which volumes attribute writes.</summary>
    internal int NextClient() => clients++;

    internal DatabaseInstance? InstanceAt(IPAddress address) => addresses.GetValueOrDefault(address);

    internal EndpointAnswer? Resolve(string name) => names.TryGetValue(name, out var answer) ? answer() : null;

    /// <summary>The next free address of a region; each region has its own network, 10.N.0.0/16.</summary>
    internal IPAddress NextAddress(string region)
    {
        if (!regions.Contains(region, StringComparer.Ordinal))
        {
            regions.Add(region);
        }

        var host = nextHost++;
        return new IPAddress([10, (byte)regions.IndexOf(region), (byte)(host >> 8), (byte)host]);
    }

    internal void Name(string name, Func<EndpointAnswer?> answer) => names.Add(name, answer);

    internal void Place(DatabaseInstance instance) => addresses.Add(instance.Address, instance);

    internal void Remove(DatabaseCluster cluster)
    {
        names.Remove(cluster.Endpoint);
        names.Remove(cluster.ReaderEndpoint);
        foreach (var instance in cluster.Instances)
        {
            names.Remove(instance.Host);
            addresses.Remove(instance.Address);
        }
    }
}
