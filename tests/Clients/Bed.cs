using System.Net;
using Failover.DocumentDb;
using Failover.Sockets.Certificates;
using Failover.Sockets.Dns;
using Failover.Sockets.Mongo;
using Microsoft.Extensions.Logging;

namespace Failover.Tests.Clients;

/// <summary>A record, a name server that serves it, and clusters with TLS, each on its own loopback addresses.</summary>
internal sealed class Bed : IAsyncDisposable
{
    public const string Record = "orders.db.example.com";

    private static int used;

    private readonly Authority authority = new("Bed CA", TimeProvider.System);
    private readonly NameServer server;
    private readonly string caFile = Path.GetTempFileName();
    private readonly List<MongoCluster> clusters = [];
    private readonly List<FailoverClient> clients = [];
    private int port;

    public Bed()
    {
        server = new NameServer(new IPEndPoint(Address(), 0), Zone);
        File.WriteAllText(caFile, authority.Pem);
    }

    public Zone Zone { get; } = new();

    public LogSink Log { get; } = new();

    public Authority Authority => authority;

    public FailoverClientOptions Options => new()
    {
        Record = Record,
        Port = port,
        CaFile = caFile,
        Resolvers = [server.Address.ToString()],
        HandoverGrace = TimeSpan.FromSeconds(1),
        StartupTimeout = TimeSpan.FromSeconds(20),
        LoggerFactory = Log,
    };

    public static string Endpoint(string cluster) => $"{cluster}.cluster-c1.us-east-1.docdb.amazonaws.com";

    public static string Instance(string cluster, int number) => $"{cluster}-{number}.c1.us-east-1.docdb.amazonaws.com";

    /// <summary>Adds a cluster whose endpoint points to its first member, the writer.</summary>
    public MongoCluster Add(string name, ClusterPlan? plan = null)
    {
        plan ??= new();
        var cluster = new MongoCluster { User = plan.User };
        clusters.Add(cluster);
        var names = plan.Certified is { } other ? new[] { other } : [Endpoint(name), "*.c1.us-east-1.docdb.amazonaws.com"];
        var certificate = plan.Tls ? (plan.Authority ?? authority).Issue(names) : null;
        for (var number = 1; number <= plan.Members; number++)
        {
            var (host, address) = (Instance(plan.Instances ?? name, number), Address());
            var member = cluster.Add(new() { Host = host, Address = new IPEndPoint(address, port), Certificate = certificate });
            port = member.Address.Port;
            Zone.Set(host, NameRecord.Address(address, TimeSpan.Zero));
        }

        Zone.Set(Endpoint(name), NameRecord.Cname(Instance(plan.Instances ?? name, 1), TimeSpan.Zero));
        return cluster;
    }

    /// <summary>Points the record at a cluster's endpoint.</summary>
    public void Point(string cluster) => Zone.Set(Record, NameRecord.Cname(Endpoint(cluster), TimeSpan.Zero));

    public async Task<FailoverClient> ConnectAsync(Func<FailoverClientOptions, FailoverClientOptions>? change = null)
    {
        var client = await FailoverClient.ConnectAsync(change?.Invoke(Options) ?? Options);
        clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        foreach (var cluster in clusters)
        {
            await cluster.DisposeAsync();
        }

        server.Dispose();
        authority.Dispose();
        File.Delete(caFile);
    }

    // From 127.64.0.1 on: the other tests listen at 127.0.0.1.
    private static IPAddress Address()
    {
        var number = Interlocked.Increment(ref used);
        return new IPAddress([127, (byte)(64 + (number >> 16)), (byte)(number >> 8), (byte)number]);
    }
}
