using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace Failover.DocumentDb;

/// <summary>What a <see cref="FailoverClient"/> follows, how it connects, and how patient it is.</summary>
public sealed record FailoverClientOptions
{
    /// <summary>The DNS name whose CNAME points to the DocumentDB endpoint, such as <c>orders.db.example.com</c>.</summary>
    public required string Record { get; init; }

    /// <summary>The port of the endpoint, 1 to 65535. Default 27017.</summary>
    public int Port { get; init; } = 27017;

    /// <summary>
    /// Credentials and driver settings in one string, such as <c>mongodb://user:password@orders.db.example.com/?replicaSet=rs0</c>.
    /// Its hosts are not used: <see cref="Record"/> says where to connect. Default none.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>The database user, if the connection string has none. Default none.</summary>
    public string? Username { get; init; }

    /// <summary>The user's password; required with <see cref="Username"/>.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// A PEM file with the CAs to trust, and no others: for DocumentDB the RDS global bundle
    /// (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem). Default: the system's CAs, which do not have Amazon RDS's.
    /// </summary>
    public string? CaFile { get; init; }

    /// <summary>
    /// DNS servers to ask, as <c>address</c> or <c>address:port</c>. They then also resolve the endpoints, through a relay on the
    /// loopback interface, because the driver itself can ask only the system. Default: the system's servers, without a relay.
    /// </summary>
    public IReadOnlyList<string> Resolvers { get; init; } = [];

    /// <summary>The shortest interval between checks of the record; a longer TTL takes precedence. At least 1 s, the default.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an attempt to prove a new writer by <c>hello</c> may take; if the client reaches the cluster, its next attempt may take
    /// twice as long, and all further ones four times as long. Default 2 s.
    /// </summary>
    public TimeSpan ProvingTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the old client's operations may continue after the handover before it is closed. Default 30 s.</summary>
    public TimeSpan HandoverGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time over which a fleet's moves to a new writer are spread. One part is the phase of the watch (0 to
    /// <see cref="WatchInterval"/>); the other is a random wait, skewed so that most clients wait briefly. Zero for no wait. Default 2 s.
    /// </summary>
    public TimeSpan ReconnectSpread { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long <see cref="FailoverClient.ConnectAsync"/> looks for a first writer. Default 30 s.</summary>
    public TimeSpan StartupTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Changes the driver's settings, after those that suit a failover have been set: replica set rs0, no retryable writes, TLS, server
    /// selection 5 s, connecting 2 s, heartbeats every 2 s, sockets 10 s. Called once; the servers are set afterwards.
    /// </summary>
    public Action<MongoClientSettings>? Configure { get; init; }

    /// <summary>Where moves, proofs, retries and failures are logged. Default nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock for waits and deadlines (the driver has its own). Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The seed of all jitter, for tests.</summary>
    internal int? Seed { get; init; }
}
