using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>What AWS documents about Route 53's times and limits.</summary>
public sealed record Route53Options
{
    /// <summary>From the change to INSYNC, all four name servers. AWS: generally within 60 s; reports from 5 s on.</summary>
    public DurationRange Propagation { get; init; } = DurationRange.Seconds(5, 60);

    /// <summary>
    /// How often a health check looks at its alarm's data. AWS states no figure for checks that follow CloudWatch; those of
    /// endpoints look each 30 s, or each 10 s for more money.
    /// </summary>
    public TimeSpan HealthCheckInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From a health check's change of status to the last name server that answers by it. AWS states no figure.</summary>
    public DurationRange HealthPropagation { get; init; } = DurationRange.Seconds(1, 15);

    /// <summary>
    /// How long the zone works on an accepted request: another one within this window is refused with
    /// <c>PriorRequestNotComplete</c>. Zero (the default): never.
    /// </summary>
    public TimeSpan RequestWindow { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Requests of all actions of the account together; null: no limit. AWS, since 30 July 2026: 10 a second with a burst of 50
    /// (developer guide, "Throttling for Amazon Route 53 API requests").
    /// </summary>
    public BucketSize? AllRequests { get; init; } = new(50, 10);

    /// <summary>Requests of each action; null: no limit. AWS: the same by default, which all actions that run here have.</summary>
    public BucketSize? EachAction { get; init; } = new(50, 10);

    /// <summary>
    /// Record changes of all batches: a CREATE or DELETE counts once, an UPSERT twice; null: no limit. AWS: 100 a second, a burst of 1,500.
    /// </summary>
    public BucketSize? RecordChanges { get; init; } = new(1500, 100);

    /// <summary>Values a batch, those of an UPSERT counted twice. AWS: 1,000.</summary>
    public int RecordsPerBatch { get; init; } = 1000;

    /// <summary>Characters of all values of a batch, those of an UPSERT counted twice. AWS: 32,000.</summary>
    public int CharactersPerBatch { get; init; } = 32_000;
}

/// <summary>What goes wrong with changes on their way to the name servers.</summary>
public enum PropagationFault
{
    None,

    /// <summary>Changes stay PENDING: one of the name servers never gets them.</summary>
    NeverInSync,

    /// <summary>GetChange answers NoSuchChange, although the change was made.</summary>
    ChangeForgotten,
}
