namespace Failover.LocalCloud.CloudWatch;

/// <summary>The delays of CloudWatch that a world can set.</summary>
public sealed record CloudWatchOptions
{
    /// <summary>
    /// How long after its timestamp a sample becomes visible to alarms. The recorded alarm saw the minute's data after 41 s.
    /// </summary>
    public TimeSpan IngestionDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The same delay for samples from log lines (embedded metric format), drawn for each line. AWS publishes no figure: CloudWatch Logs
    /// extracts them asynchronously, the user guide ("Setting alarms on metrics created with the embedded metric format") asks for logs to
    /// be flushed every 5 s or less for high-resolution alarms, and Lambda itself sends them within one to two seconds.
    /// </summary>
    public (TimeSpan Least, TimeSpan Most) EmbeddedDelay { get; init; } = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));

    /// <summary>The delay from a state change to its event on EventBridge.</summary>
    public (TimeSpan Least, TimeSpan Most) EventDelay { get; init; } = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(600));

    /// <summary>The delay from a child alarm's change to the composite alarm's evaluation: 0.8 s in the recorded events.</summary>
    public (TimeSpan Least, TimeSpan Most) CompositeDelay { get; init; } = (
        TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(1200));
}
