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
    private readonly List<LiveCluster> clusters;
    private readonly NameServer resolver;
    private readonly Task showing;

    /// <param name="resolverPort">At 127.0.0.1; 0: any free one.</param>
    /// <param name="network">See <see cref="Loopback"/>.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken.</exception>
    public LiveDatabases(World world, int resolverPort, int network = Loopback.Usual)
    {
        var loopback = new Loopback(network);
        Clients = new ClientWatch(TimeProvider.System);
        clusters = [.. world.Databases.Select(d => new LiveCluster(d, authority, loopback, Clients.Note))];
        var time = world.Cloud.Core.Time;
        var names = new LiveNames(time, world.Global.Regions[^1].Resolver, loopback);
        resolver = new NameServer(new IPEndPoint(IPAddress.Loopback, resolverPort), names);
        time.Every(TimeSpan.Zero, Step, () => clusters.ForEach(c => c.Look()));
        time.Every(ReplicationStep, ReplicationStep, Replicate);
        showing = Task.Run(ShowAsync);
    }

    public ClientWatch Clients { get; }

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

    // Asynchronous, as between regions: what a primary acknowledged within the last second is lost with it.
    private void Replicate()
    {
        if (clusters.Find(c => !c.Cluster.IsSecondary && !c.Cluster.IsRegionDown) is { } primary)
        {
            foreach (var secondary in clusters.Where(c => c != primary && c.Cluster.IsSecondary))
            {
                primary.ReplicateTo(secondary);
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
