namespace Failover.LocalCloud.Client;

/// <summary>How the application writes.</summary>
/// <param name="RecordName">The name that it connects through.</param>
public sealed record ClientOptions(string RecordName)
{
    public const string DefaultName = "orders-app";

    /// <summary>Its name in the journal.</summary>
    public string Name { get; init; } = DefaultName;

    public DriverKind Driver { get; init; } = DriverKind.Following;

    public int Port { get; init; } = 27017;

    public TimeSpan WriteInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a write waits for the answer of a server that says nothing, and a connection for its start.</summary>
    public TimeSpan SocketTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a write waits for a writable server before it fails. The drivers' default is 30 s; services with users set less.
    /// </summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause between two looks for a writable server while writes wait (the drivers' minimum heartbeat: 500 ms).</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often one that follows reads the record, at most: its TTL rules above this while there is a writer.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Over how long those that follow spread their moves, beside the phases of their watches.</summary>
    public TimeSpan Spread { get; init; } = TimeSpan.FromSeconds(1.2);
}

/// <summary>A time in which writes failed.</summary>
/// <param name="From">When the first write that failed was sent, since the world's start.</param>
/// <param name="Until">When the first one after it was acknowledged; null: not yet.</param>
public sealed record Outage(TimeSpan From, TimeSpan? Until);

/// <summary>What the application's users felt.</summary>
/// <param name="OutageSeconds">All outages together, a present one up to now.</param>
/// <param name="LostAcknowledgedWrites">Acknowledged, but not in the database that it writes to now; of a global cluster: not in its newest
/// primary.</param>
public sealed record ClientReport(
    double OutageSeconds,
    double LongestOutageSeconds,
    long FailedWrites,
    long AcknowledgedWrites,
    long LostAcknowledgedWrites,
    IReadOnlyList<Outage> Outages)
{
    internal static ClientReport From(WriteLog log, TimeSpan now, long stored)
    {
        var outages = log.Outages;
        var seconds = outages.Select(outage => ((outage.Until ?? now) - outage.From).TotalSeconds).ToList();
        return new(seconds.Sum(), seconds.DefaultIfEmpty().Max(), log.Failed, log.Acknowledged, log.Acknowledged - stored, outages);
    }

    /// <summary>Whether it could write when it was asked for this.</summary>
    public bool Writes => Outages is not [.., { Until: null }];
}
