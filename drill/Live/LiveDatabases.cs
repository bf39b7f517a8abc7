using System.Net;
using Failover.Drill.Worlds;
using Failover.Sockets.Certificates;
using Failover.Sockets.Dns;

namespace Failover.Drill.Live;

/// <summary>The databases and the resolver of a world on loopback sockets, in step with it.</summary>
internal sealed class LiveDatabases : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ReplicationStep = TimeSpan.FromSeconds(1);

    private readonly Authority authority = new("Failover drill", TimeProvider.System);
    private readonly CancellationTokenSource stop = new();
    private readonly Loopback loopback;
    private readonly World world;
    private volatile List<LiveCluster> clusters = [];
    private readonly NameServer resolver;
    private readonly Task showing;

    /// <param name="resolverPort">The resolver's port at 127.0.0.1; 0 for any free one.</param>
    /// <param name="firstFault">When the story begins, in the world's time.</param>
    /// <param name="network">See <see cref="Loopback"/>.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken.</exception>
    public LiveDatabases(World world, int resolverPort, TimeSpan firstFault, int network = Loopback.Usual)
    {
        this.world = world;
        loopback = new Loopback(network);
        Reach = new RecordReach(world, firstFault, TimeProvider.System);
        Clients = new ClientWatch(TimeProvider.System);
        AddClusters();
        var time = world.Cloud.Core.Time;
        var names = new LiveNames(time, world.Global.Regions[^1].Resolver, loopback, Reach.Note);
        resolver = new NameServer(new IPEndPoint(IPAddress.Loopback, resolverPort), names);
        time.Every(TimeSpan.Zero, Step, Look);
        time.Every(ReplicationStep, ReplicationStep, Replicate);
        showing = Task.Run(ShowAsync);
    }

    public ClientWatch Clients { get; }

    public RecordReach Reach { get; }

    public IReadOnlyList<LiveCluster> Clusters => clusters;

    public IPEndPoint Resolver => resolver.Address;

    public string CaPem => authority.Pem;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await showing;
        foreach (var cluster in clusters)
        {
            await cluster.DisposeAsync();
        }

        resolver.Dispose();
        authority.Dispose();
        stop.Dispose();
    }

    private void Look()
    {
        AddClusters();
        clusters.ForEach(c => c.Look());
        Reach.Look();
    }

    // A story may restore a cluster. A deleted one stays here, and refuses connections.
    private void AddClusters()
    {
        foreach (var cluster in world.Global.Regions.SelectMany(r => r.DocumentDb.Clusters).Where(c => clusters.All(k => k.Cluster != c)))
        {
            var added = new LiveCluster(cluster, authority, loopback, Clients.Note);
            clusters.Find(c => c.Cluster == cluster.RestoredFrom)?.CopyTo(added);
            clusters = [.. clusters, added];
        }
    }

    // Asynchronous, as between regions: what a primary acknowledged within the last second is lost with it.
    private void Replicate()
    {
        if (clusters.Find(c => !c.Cluster.IsSecondary && !c.Cluster.IsRegionDown) is { } primary)
        {
            foreach (var secondary in clusters.Where(c => c != primary && c.Cluster.IsSecondary))
            {
                primary.CopyTo(secondary);
            }
        }
    }

    private async Task ShowAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAll(clusters.Select(c => c.ShowAsync()));
            await Task.Delay(Step, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
