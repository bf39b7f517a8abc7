using System.Net;
using MongoDB.Driver;
using MongoDB.Driver.Core.Servers;

namespace Failover.DocumentDb.Connecting;

/// <summary>One client of the driver with a cluster of its own, made for one endpoint.</summary>
internal sealed class DriverClient : IDisposable
{
    private readonly CancellationTokenSource replaced = new();
    private readonly MongoClient client;
    private readonly SocketKeeper sockets;
    private int disposed;

    /// <param name="settings">Unlike those of any other client; their sockets are kept by the keeper.</param>
    public DriverClient(MongoClientSettings settings, string target, EndpointTrust trust, SocketKeeper sockets)
    {
        client = new MongoClient(settings);
        this.sockets = sockets;
        (Target, Trust, Replaced) = (target, trust, replaced.Token);
    }

    public IMongoClient Client => client;

    /// <summary>The endpoint that it was made for.</summary>
    public string Target { get; }

    public EndpointTrust Trust { get; }

    /// <summary>Ends when another client took over.</summary>
    public CancellationToken Replaced { get; }

    /// <summary>The hosts of the cluster, as the driver knows them now.</summary>
    public IReadOnlySet<string> Hosts => client.Cluster.Description.Servers.Select(s => Host(s.EndPoint)).ToHashSet();

    /// <summary>The host that takes writes, by the driver's last heartbeats; null where it knows none.</summary>
    public string? Writer => client.Cluster.Description.Servers
        .Where(s => s.State == ServerState.Connected)
        .Where(s => s.Type is ServerType.ReplicaSetPrimary or ServerType.Standalone or ServerType.ShardRouter)
        .Select(s => Host(s.EndPoint))
        .FirstOrDefault();

    /// <summary>What the driver last failed with, server by server.</summary>
    public IReadOnlyList<(string Host, Exception Failure)> Failures =>
        [.. client.Cluster.Description.Servers
            .Where(s => s.HeartbeatException is not null)
            .Select(s => (Host(s.EndPoint), s.HeartbeatException))];

    public void Replace() => _ = replaced.CancelAsync();

    /// <summary>Closes all connections and ends the driver's threads, which the client's own Dispose leaves to its registry.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            replaced.Cancel();
            ClusterRegistry.Instance.UnregisterAndDisposeCluster(client.Cluster);
            client.Dispose();
            sockets.Dispose();
            replaced.Dispose();
        }
    }

    private static string Host(EndPoint endPoint) => endPoint is DnsEndPoint dns ? dns.Host.ToLowerInvariant() : $"{endPoint}";
}
