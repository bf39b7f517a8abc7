using System.Net;
using Failover.LocalCloud.DocumentDb;
using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;

namespace Failover.Drill.Live;

/// <summary>One cluster of the world on sockets, with documents of its own.</summary>
internal sealed class LiveCluster : IAsyncDisposable
{
    private readonly List<LiveInstance> instances = [];

    public LiveCluster(DatabaseCluster cluster, Authority authority, Loopback loopback, Action<Exchange> answered)
    {
        Cluster = cluster;
        Mongo = new MongoCluster { Answered = answered };
        var names = cluster.Instances.Select(i => i.Host).Append(cluster.Endpoint).Append(cluster.ReaderEndpoint);
        var certificate = authority.Issue([.. names]);
        foreach (var instance in cluster.Instances)
        {
            var address = new IPEndPoint(loopback.Of(instance.Address), cluster.Port);
            instances.Add(new(instance, Mongo.Add(new() { Host = instance.Host, Address = address, Certificate = certificate })));
        }
    }

    public DatabaseCluster Cluster { get; }

    public MongoCluster Mongo { get; }

    public IReadOnlyList<LiveInstance> Instances => instances;

    /// <summary>Reads the world; on its own thread.</summary>
    public void Look()
    {
        instances.ForEach(i => i.Look());
        Mongo.Writer = instances.Find(i => i.Instance.TakesWrites)?.Member;
    }

    public Task ShowAsync() => Task.WhenAll(instances.Select(i => i.ShowAsync()));

    /// <summary>The other's storage becomes what this one's is: a secondary's, or that of a cluster restored from it.</summary>
    public void CopyTo(LiveCluster other)
    {
        lock (Mongo.Gate)
        {
            lock (other.Mongo.Gate)
            {
                other.Mongo.Store.CopyFrom(Mongo.Store);
            }
        }
    }

    public ValueTask DisposeAsync() => Mongo.DisposeAsync();
}
