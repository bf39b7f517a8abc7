using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.DocumentDb;

/// <summary>A world with one cluster and one record that points to it.</summary>
internal sealed class TestCloud
{
    public const string RecordName = "orders-db.example.com";

    public TestCloud(int seed = 1, int readers = 2, DocumentDbOptions? database = null, Route53Options? dns = null)
    {
        Core = new CloudCore(seed, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
        Database = new DocumentDbService(Core, Metrics, database);
        Dns = new Route53Service(Core, dns);
        Cluster = Database.Add(
            ClusterSpec.WithReaders("orders-prod", readers, new KeyValuePair<string, string>("failover:record", RecordName)));
        Zone = Dns.CreateZone("example.com", isPrivate: true, "Z0EXAMPLE");
        Zone.Seed(DnsRecord.Simple(RecordName, "CNAME", 60, Cluster.Endpoint));
        Resolver = new Resolver(Core, Dns, Database);
        Rds = new SimulatedRdsClient(Database, Core, "person");
        Route53 = new SimulatedRoute53Client(Dns, Core, "UpsertCnameFunction");
    }

    public CloudCore Core { get; }

    public MetricLog Metrics { get; } = new();

    public DocumentDbService Database { get; }

    public Route53Service Dns { get; }

    public DatabaseCluster Cluster { get; }

    public ZoneState Zone { get; }

    public Resolver Resolver { get; }

    public SimulatedRdsClient Rds { get; }

    public SimulatedRoute53Client Route53 { get; }

    public DatabaseInstance Instance(int number) => Cluster.Instances[number - 1];

    public void Run(Func<Task> main) => Core.Time.Run(main);

    public Task Wait(double seconds) => Core.Time.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);

    /// <summary>When the first journal entry of that kind (and subject) was written, in seconds since the start.</summary>
    public double? SecondsOf(string kind, string? subject = null) => Core.Journal.Entries
        .Where(entry => entry.Kind == kind && (subject is null || entry.Subject == subject))
        .Select(entry => (double?)(entry.At - Core.Time.Start).TotalSeconds)
        .FirstOrDefault();
}

internal sealed class MetricLog : IMetricSink
{
    public List<(string Dimensions, double Value)> Points { get; } = [];

    public void Publish(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, double value) =>
        Points.Add(
            ($"{metricNamespace} {name} "
                + string.Join(',', dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")),
            value));

    public IReadOnlyList<double> Of(string dimensions) =>
        [.. Points.Where(point => point.Dimensions == "AWS/DocDB DatabaseConnections " + dimensions).Select(point => point.Value)];
}
