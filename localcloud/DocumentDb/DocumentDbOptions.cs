using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The times that AWS documents for DocumentDB. With a replica, a failover typically takes under 30 s from the crash to the
/// promotion, and service is restored in under 60 s; without one, the instance is rebuilt in "a few minutes".
/// </summary>
public sealed record DocumentDbOptions
{
    /// <summary>From the writer's death until DocumentDB starts a failover.</summary>
    public DurationRange Detection { get; init; } = DurationRange.Seconds(3, 8);

    /// <summary>From the failover's start until the promoted instance takes writes.</summary>
    public DurationRange Promotion { get; init; } = DurationRange.Seconds(5, 18);

    /// <summary>In a planned failover: from its start until the old writer closes its connections.</summary>
    public DurationRange Demotion { get; init; } = DurationRange.Seconds(1, 3);

    /// <summary>In a planned failover: how long the old writer takes to restart as a reader.</summary>
    public DurationRange PlannedRestart { get; init; } = DurationRange.Seconds(5, 20);

    /// <summary>From a crash until the instance is back, as a reader if another was promoted.</summary>
    public DurationRange Restart { get; init; } = DurationRange.Seconds(60, 180);

    /// <summary>The same if no other instance is left and it must be rebuilt ("a few minutes").</summary>
    public DurationRange Rebuild { get; init; } = DurationRange.Seconds(180, 600);

    /// <summary>From a change until the API reports it.</summary>
    public DurationRange ApiLag { get; init; } = DurationRange.Seconds(1, 5);

    /// <summary>From a promotion until the cluster endpoint's name points to the new writer, not counting resolvers' caches.</summary>
    public DurationRange EndpointLag { get; init; } = DurationRange.Seconds(1, 5);

    /// <summary>The TTL of AWS's own endpoint names.</summary>
    public TimeSpan EndpointTtl { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From an occurrence until its event is recorded.</summary>
    public DurationRange EventDelay { get; init; } = DurationRange.Seconds(0, 5);

    /// <summary>The share of events that are lost, 0 to 1: delivery is best effort.</summary>
    public double EventLoss { get; init; }

    /// <summary>The value of <c>DatabaseConnections</c> for a writer, plus or minus two.</summary>
    public int WriterConnections { get; init; } = 40;

    /// <summary>The value of <c>DatabaseConnections</c> for a reader, plus or minus two.</summary>
    public int ReaderConnections { get; init; } = 12;
}
