using Failover.DocumentDb;
using Failover.DocumentDb.Connecting;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.Modes;

/// <summary>The usual ways of connecting with MongoDB.Driver. The settings are the same in each mode: those of docs/clients.md.</summary>
internal sealed class Modes(Setup setup) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    // The driver asks only the system's resolver; through this proxy it asks the given one, again for each connection.
    private readonly Relay relay = new([setup.Resolver], ConnectTimeout);
    private readonly AwsNameTrust trust = new(setup.CaFile);

    public IReadOnlyList<string> Names { get; } = ["replica set", "direct", "new client on error", "ours"];

    /// <summary>Creates a client in that mode, and returns its write operation.</summary>
    public async Task<Func<string, Task>> CreateAsync(string mode, string name) => mode switch
    {
        "replica set" => Writer(Plain(name, direct: false)),
        "direct" => Writer(Plain(name, direct: true)),
        "ours" => await OursAsync(name),
        _ => Renewing(name),
    };

    public void Dispose() => relay.Dispose();

    private static Func<string, Task> Writer(IMongoClient client) => id => InsertAsync(client, id, CancellationToken.None);

    private static Task InsertAsync(IMongoClient client, string id, CancellationToken cancellationToken) =>
        client.GetDatabase("shop").GetCollection<BsonDocument>("orders").InsertOneAsync(new("_id", id), null, cancellationToken);

    private Func<string, Task> Renewing(string name)
    {
        var client = Plain(name, direct: false);
        return async id =>
        {
            try
            {
                await InsertAsync(client, id, CancellationToken.None);
            }
            catch
            {
                ClusterRegistry.Instance.UnregisterAndDisposeCluster(client.Cluster);
                client.Dispose();
                client = Plain(name, direct: false);
                throw;
            }
        };
    }

    private async Task<Func<string, Task>> OursAsync(string name)
    {
        var client = await FailoverClient.ConnectAsync(new FailoverClientOptions
        {
            Record = setup.Record,
            Port = setup.Port,
            CaFile = setup.CaFile,
            Resolvers = [setup.Resolver],
            Configure = settings => settings.ApplicationName = name,
        });
        return id => client.RunAsync((driver, token) => InsertAsync(driver, id, token), RetryOptions.Safe);
    }

    private MongoClient Plain(string name, bool direct) => new(new MongoClientSettings
    {
        Server = new(setup.Record, setup.Port),
        ApplicationName = name,
        DirectConnection = direct,
        ReplicaSetName = direct ? null : "rs0",
        RetryWrites = false,
        UseTls = true,
        SslSettings = new() { CheckCertificateRevocation = false, ServerCertificateValidationCallback = trust.Accept },
        Socks5ProxySettings = relay.Settings,
        ServerSelectionTimeout = TimeSpan.FromSeconds(5),
        ConnectTimeout = ConnectTimeout,
        SocketTimeout = TimeSpan.FromSeconds(10),
        HeartbeatInterval = TimeSpan.FromSeconds(2),
        HeartbeatTimeout = ConnectTimeout,

        // A new delegate, because equal settings would share an earlier client's cluster.
        ClusterConfigurator = _ => GC.KeepAlive(name),
    });
}
