using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>Route 53's times and limits as AWS documents them.</summary>
public sealed record Route53Options
{
    /// <summary>From the change to INSYNC on all four name servers. AWS: generally within 60 s; times from 5 s are reported.</summary>
    public DurationRange Propagation { get; init; } = DurationRange.Seconds(5, 60);

    /// <summary>
    /// The interval at which a health check evaluates its alarm's data. AWS publishes no figure for checks that follow CloudWatch; endpoint
    /// checks run every 30 s, or every 10 s at extra cost.
    /// </summary>
    public TimeSpan HealthCheckInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From a health check's status change until the last name server reflects it. AWS publishes no figure.</summary>
    public DurationRange HealthPropagation { get; init; } = DurationRange.Seconds(1, 15);

    /// <summary>
    /// How long the zone works on an accepted request: another one within this window is refused with
    /// <c>PriorRequestNotComplete</c>. Zero (the default) means that none is refused.
    /// </summary>
    public TimeSpan RequestWindow { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// The account's limit for requests of all actions together; null for no limit. AWS, since 30 July 2026: 10 per second with a burst of
    /// 50 (developer guide, "Throttling for Amazon Route 53 API requests").
    /// </summary>
    public BucketSize? AllRequests { get; init; } = new(50, 10);

    /// <summary>The limit for each action; null for no limit. AWS: the same by default, which applies to all actions used here.</summary>
    public BucketSize? EachAction { get; init; } = new(50, 10);

    /// <summary>
    /// The limit for record changes across batches: a CREATE or DELETE counts once, an UPSERT twice; null for no limit. AWS: 100 per second
    /// with a burst of 1,500.
    /// </summary>
    public BucketSize? RecordChanges { get; init; } = new(1500, 100);

    /// <summary>Values per batch; those of an UPSERT count twice. AWS: 1,000.</summary>
    public int RecordsPerBatch { get; init; } = 1000;

    /// <summary>Characters in all values of a batch; those of an UPSERT count twice. AWS: 32,000.</summary>
    public int CharactersPerBatch { get; init; } = 32_000;
}

/// <summary>How propagation to the name servers fails.</summary>
public enum PropagationFault
{
    None,

    /// <summary>Changes stay PENDING: one name server never receives them.</summary>
    NeverInSync,

    /// <summary>GetChange answers NoSuchChange although the change was made.</summary>
    ChangeForgotten,
}
