using System.Net;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>What one of AWS's own endpoint names points to.</summary>
/// <param name="CanonicalName">The next name; null if there is an address.</param>
public sealed record EndpointAnswer(string? CanonicalName, IPAddress? Address, TimeSpan Ttl);

/// <summary>DocumentDB for one account in one region: clusters, their events, metrics and endpoint names.</summary>
public sealed class DocumentDbService
{
    private readonly CloudCore core;
    private readonly List<DatabaseCluster> clusters = [];
    private readonly List<DatabaseEvent> events = [];
    private readonly DatabaseNetwork network;
    private int nextReader;

    /// <param name="metrics">Receives <c>DatabaseConnections</c> every minute.</param>
    /// <param name="network">What it shares with the other regions of the world; null if there are none.</param>
    public DocumentDbService(CloudCore core, IMetricSink metrics, DocumentDbOptions? options = null, DatabaseNetwork? network = null)
    {
        this.core = core;
        this.network = network ?? new DatabaseNetwork();
        Metrics = metrics;
        Options = options ?? new DocumentDbOptions();
        var publisher = new ConnectionMetrics(this, metrics, core.Chance, () => core.IsDown);
        core.Time.Every(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), publisher.Publish);
    }

    /// <summary>Raised when an event is recorded: what EventBridge would deliver.</summary>
    public event Action<DatabaseEvent>? EventRecorded;

    public DocumentDbOptions Options { get; set; }

    /// <summary>In the order in which they were added, without deleted ones.</summary>
    public IReadOnlyList<DatabaseCluster> Clusters => clusters;

    /// <summary>All events recorded so far, oldest first.</summary>
    public IReadOnlyList<DatabaseEvent> Events => events;

    /// <summary>The region of these clusters.</summary>
    public string Region => core.Region;

    /// <summary>The global clusters as this region's API shows them and acts on them.</summary>
    public IGlobalClusterApi? Globals { get; internal set; }

    internal IMetricSink Metrics { get; }

    /// <summary>Creates the cluster in this region, with instances in the zones whose letters the spec names.</summary>
    public DatabaseCluster Add(ClusterSpec spec) => Add(spec.In(core.Region), new ClusterStorage());

    /// <summary>The cluster with that identifier, ignoring case; null if there is none.</summary>
    public DatabaseCluster? Find(string identifier) =>
        clusters.Find(cluster => string.Equals(cluster.Identifier, identifier, StringComparison.OrdinalIgnoreCase));

    /// <summary>Restores a backup of the current state as a new cluster with new instances and endpoints; the source stays as is.</summary>
    /// <param name="takes">How long the API shows <c>creating</c> and the new endpoints do not answer.</param>
    public DatabaseCluster Restore(
        DatabaseCluster source, string identifier, TimeSpan takes, params IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var instances = source.Spec.Instances.Select((instance, i) => instance with { Identifier = $"{identifier}-{i + 1}" });
        var cluster = Add(
            source.Spec with { Identifier = identifier, Instances = [.. instances], Tags = [.. source.Spec.Tags, .. tags] },
            source.Storage.Copy());
        cluster.RestoredFrom = source;
        ClusterCreation.Begin(core, cluster, takes);
        core.Journal.Write("documentdb", "cluster-restored", identifier, $"from {source.Identifier}");
        return cluster;
    }

    /// <summary>The instance at that address; null if there is none, in which case packets are dropped.</summary>
    public DatabaseInstance? InstanceAt(IPAddress address) => network.InstanceAt(address);

    /// <summary>What AWS's name servers answer for a name under <c>docdb.amazonaws.com</c>; null if the name does not exist.</summary>
    public EndpointAnswer? Resolve(string name) => network.Resolve(name);

    /// <summary>Issues a number for a new client, with which volumes attribute writes.</summary>
    internal int NextClient() => network.NextClient();

    internal void Record(DatabaseCluster cluster, string id, string message) =>
        Record("db-cluster", cluster.Identifier, cluster.Arn, id, "failover", message);

    internal void Record(DatabaseInstance instance, string id, string message) =>
        Record("db-instance", instance.Identifier, instance.Arn, id, "availability", message);

    internal void Remove(DatabaseCluster cluster)
    {
        clusters.Remove(cluster);
        network.Remove(cluster);
        core.Journal.Write("documentdb", "cluster-deleted", cluster.Identifier, "unknown to the API and the DNS");
    }

    private DatabaseCluster Add(ClusterSpec spec, ClusterStorage storage)
    {
        if (Find(spec.Identifier) is not null)
        {
            throw new ArgumentException($"Expected a new cluster identifier, found {spec.Identifier}, which exists.", nameof(spec));
        }

        var cluster = new DatabaseCluster(core, this, spec, () => network.NextAddress(core.Region), storage);
        clusters.Add(cluster);
        var ttl = Options.EndpointTtl;
        network.Name(cluster.Endpoint, () => new EndpointAnswer(cluster.EndpointInstance.Host, null, ttl));
        network.Name(cluster.ReaderEndpoint, () => new EndpointAnswer(NextReader(cluster).Host, null, ttl));
        foreach (var instance in cluster.Instances)
        {
            network.Place(instance);
            network.Name(instance.Host, () => new EndpointAnswer(null, instance.Address, ttl));
        }

        return cluster;
    }

    /// <summary>The reader endpoint rotates through the healthy readers, and falls back to the writer if there are none.</summary>
    private DatabaseInstance NextReader(DatabaseCluster cluster)
    {
        var readers = cluster.Instances.Where(instance => instance != cluster.Writer && instance.State == InstanceState.Up).ToList();
        return readers.Count == 0 ? cluster.Writer : readers[nextReader++ % readers.Count];
    }

    private void Record(string sourceType, string source, string arn, string id, string category, string message)
    {
        if (Options.EventLoss > 0 && core.Chance.Stream("event-loss").NextDouble() < Options.EventLoss)
        {
            return;
        }

        var at = core.Time.GetUtcNow();
        core.Time.After(Options.EventDelay.Draw(core.Chance, "event-delay"), () =>
        {
            var recorded = new DatabaseEvent(at, sourceType, source, arn, id, category, message);
            events.Add(recorded);
            core.Journal.Write("documentdb", "event", source, $"{id}: {message}");
            EventRecorded?.Invoke(recorded);
        });
    }
}
