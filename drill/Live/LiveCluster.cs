using System.Net;
using Failover.LocalCloud.DocumentDb;
using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;
using MongoDB.Bson;

namespace Failover.Drill.Live;

/// <summary>One cluster of the world on sockets, with its own documents.</summary>
internal sealed class LiveCluster : IAsyncDisposable
{
    private readonly List<LiveInstance> instances = [];

    public LiveCluster(DatabaseCluster cluster, Authority authority, Loopback loopback, Action<Exchange> answered)
    {
        Cluster = cluster;
        Mongo = new MongoCluster { Answered = answered, React = React };
        var names = cluster.Instances.Select(i => i.Host).Append(cluster.Endpoint).Append(cluster.ReaderEndpoint);
        var certificate = authority.Issue([.. names]);
        var other = authority.Issue("somebody-elses.cluster-c1.us-east-1.docdb.amazonaws.com");
        foreach (var instance in cluster.Instances)
        {
            var address = new IPEndPoint(loopback.Of(instance.Address), cluster.Port);
            var member = Mongo.Add(new() { Host = instance.Host, Address = address, Certificate = certificate });
            instances.Add(new(instance, member, certificate, other));
        }
    }

    public DatabaseCluster Cluster { get; }

    public MongoCluster Mongo { get; }

    public IReadOnlyList<LiveInstance> Instances => instances;

    /// <summary>Reads the world; call it on the world's thread.</summary>
    public void Look()
    {
        instances.ForEach(i => i.Look());
        Mongo.Writer = instances.Find(i => i.ClaimsWrites)?.Member;
    }

    public Task ShowAsync() => Task.WhenAll(instances.Select(i => i.ShowAsync()));

    /// <summary>
    /// Replaces the other's storage by a copy of this one's: for a secondary, or for a cluster that is restored from this one.
    /// </summary>
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

    private Reaction React(MongoMember member, BsonDocument command) =>
        instances.Find(i => i.Member == member)?.React(command.GetElement(0).Name) ?? Reaction.Answer;

    public ValueTask DisposeAsync() => Mongo.DisposeAsync();
}
