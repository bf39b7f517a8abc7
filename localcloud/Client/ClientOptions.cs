namespace Failover.LocalCloud.Client;

/// <summary>How the application writes.</summary>
/// <param name="RecordName">The name that the application connects to.</param>
public sealed record ClientOptions(string RecordName)
{
    public const string DefaultName = "orders-app";

    /// <summary>The application's name in the journal.</summary>
    public string Name { get; init; } = DefaultName;

    public DriverKind Driver { get; init; } = DriverKind.Following;

    public int Port { get; init; } = 27017;

    public TimeSpan WriteInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a write waits for an answer from a silent server, and how long a connection attempt may take.</summary>
    public TimeSpan SocketTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a write waits for a writable server before it fails. The drivers' default is 30 s; user-facing services set less.
    /// </summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause between two checks for a writable server while writes wait (the drivers' minimum heartbeat: 500 ms).</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The shortest interval between reads of the record when following; a longer TTL applies while there is a writer.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time over which following applications spread their moves, in addition to the phases of their watches.</summary>
    public TimeSpan Spread { get; init; } = TimeSpan.FromSeconds(1.2);
}

/// <summary>A period in which writes failed.</summary>
/// <param name="From">When the first write that failed was sent, since the world's start.</param>
/// <param name="Until">When the first write after it was acknowledged; null if none has been yet.</param>
public sealed record Outage(TimeSpan From, TimeSpan? Until);

/// <summary>What the application's users experienced.</summary>
/// <param name="OutageSeconds">The sum of all outages; an ongoing one counts up to now.</param>
/// <param name="LostAcknowledgedWrites">Writes that were acknowledged but are missing from the database that the application writes to
/// now; with a global cluster, from its newest primary.</param>
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

    /// <summary>Whether the application could write when the report was made.</summary>
    public bool Writes => Outages is not [.., { Until: null }];
}
