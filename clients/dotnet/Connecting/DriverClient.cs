using MongoDB.Driver;
using MongoDB.Driver.Core.Events;
using MongoDB.Driver.Core.Servers;

namespace Failover.DocumentDb.Connecting;

/// <summary>One driver client with its own cluster, created for one endpoint.</summary>
internal sealed class DriverClient : IDisposable
{
    private readonly MongoClient client;
    private readonly SocketKeeper sockets;
    private int disposed;

    /// <param name="settings">Different from those of any other client; their sockets are tracked by <paramref name="sockets"/>.</param>
    public DriverClient(MongoClientSettings settings, string target, EndpointTrust trust, SocketKeeper sockets, TimeProvider clock)
    {
        Tenure = new Tenure(clock);
        var configure = settings.ClusterConfigurator;
        settings.ClusterConfigurator = cluster =>
        {
            configure?.Invoke(cluster);
            cluster.Subscribe<ClusterDescriptionChangedEvent>(e => Tenure.Note(e.NewDescription));
        };
        client = new MongoClient(settings);
        this.sockets = sockets;
        (Target, Trust) = (target, trust);
    }

    public IMongoClient Client => client;

    /// <summary>The endpoint that it was created for.</summary>
    public string Target { get; }

    public EndpointTrust Trust { get; }

    /// <summary>Ends when another server or another client takes over.</summary>
    public Tenure Tenure { get; }

    /// <summary>The hosts of the cluster, as the driver knows them now.</summary>
    public IReadOnlySet<string> Hosts => client.Cluster.Description.Servers.Select(s => Tenure.Host(s.EndPoint)).ToHashSet();

    /// <summary>The host that accepts writes, according to the driver's last heartbeats; null if it knows none.</summary>
    public string? Writer => Tenure.WriterOf(client.Cluster.Description);

    /// <summary>Whether the driver reaches any server of the cluster, writer or not.</summary>
    public bool ReachesServer => client.Cluster.Description.Servers.Any(s => s.State == ServerState.Connected);

    /// <summary>The driver's last failure for each server.</summary>
    public IReadOnlyList<(string Host, Exception Failure)> Failures =>
        [.. client.Cluster.Description.Servers
            .Where(s => s.HeartbeatException is not null)
            .Select(s => (Tenure.Host(s.EndPoint), s.HeartbeatException))];

    /// <summary>Closes all connections and ends the driver's threads, which the client's own Dispose leaves to its registry.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            Tenure.End();
            ClusterRegistry.Instance.UnregisterAndDisposeCluster(client.Cluster);
            client.Dispose();
            sockets.Dispose();
            Tenure.Dispose();
        }
    }
}
