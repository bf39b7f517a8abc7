using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// The times that AWS documents for DocumentDB. With a replica a failover is typically under 30 s from the crash to the
/// promotion, and service is restored in under 60 s; without one the instance is rebuilt in "a few minutes".
/// </summary>
public sealed record DocumentDbOptions
{
    /// <summary>From the writer's death until DocumentDB starts a failover.</summary>
    public DurationRange Detection { get; init; } = DurationRange.Seconds(3, 8);

    /// <summary>From the failover's start until the promoted instance takes writes.</summary>
    public DurationRange Promotion { get; init; } = DurationRange.Seconds(5, 18);

    /// <summary>In a planned failover: from its start until the old writer lets go of its connections.</summary>
    public DurationRange Demotion { get; init; } = DurationRange.Seconds(1, 3);

    /// <summary>In a planned failover: how long the old writer takes to restart as a reader.</summary>
    public DurationRange PlannedRestart { get; init; } = DurationRange.Seconds(5, 20);

    /// <summary>From a crash until the instance is back, as a reader if another was promoted.</summary>
    public DurationRange Restart { get; init; } = DurationRange.Seconds(60, 180);

    /// <summary>The same where no other instance is left and it must be rebuilt ("a few minutes").</summary>
    public DurationRange Rebuild { get; init; } = DurationRange.Seconds(180, 600);

    /// <summary>From a change of the truth until the API tells it.</summary>
    public DurationRange ApiLag { get; init; } = DurationRange.Seconds(1, 5);

    /// <summary>From a promotion until the cluster endpoint's name points to the new writer, resolvers' caches not counted.</summary>
    public DurationRange EndpointLag { get; init; } = DurationRange.Seconds(1, 5);

    /// <summary>The TTL of AWS's own endpoint names.</summary>
    public TimeSpan EndpointTtl { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From a happening until its event is recorded.</summary>
    public DurationRange EventDelay { get; init; } = DurationRange.Seconds(0, 5);

    /// <summary>The share of events that never come, 0 to 1: they are best effort.</summary>
    public double EventLoss { get; init; }

    /// <summary>What <c>DatabaseConnections</c> shows of a writer, give or take two.</summary>
    public int WriterConnections { get; init; } = 40;

    /// <summary>What <c>DatabaseConnections</c> shows of a reader, give or take two.</summary>
    public int ReaderConnections { get; init; } = 12;
}
