namespace Failover.LocalCloud.Client;

/// <summary>How the application writes.</summary>
/// <param name="RecordName">The name that it connects through.</param>
public sealed record ClientOptions(string RecordName)
{
    /// <summary>Its name in the journal.</summary>
    public string Name { get; init; } = "orders-app";

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
    IReadOnlyList<Outage> Outages);
