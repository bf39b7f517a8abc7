namespace Failover.LocalCloud.CloudWatch;

/// <summary>What a world can set about CloudWatch's pace.</summary>
public sealed record CloudWatchOptions
{
    /// <summary>
    /// How long after its timestamp a sample can first be seen by alarms. The recorded alarm saw the minute's data 41 s after it.
    /// </summary>
    public TimeSpan IngestionDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The same for samples in log lines (embedded metric format), drawn for each line. AWS states no figure: CloudWatch Logs extracts
    /// them asynchronously, the user guide ("Setting alarms on metrics created with the embedded metric format") asks for logs to be
    /// flushed every 5 s or less for alarms of high resolution, and Lambda itself sends them within about a second or two.
    /// </summary>
    public (TimeSpan Least, TimeSpan Most) EmbeddedDelay { get; init; } = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));

    /// <summary>From a change of state to its event on EventBridge.</summary>
    public (TimeSpan Least, TimeSpan Most) EventDelay { get; init; } = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(600));

    /// <summary>From a child alarm's change to the composite alarm's evaluation: 0.8 s in the recorded events.</summary>
    public (TimeSpan Least, TimeSpan Most) CompositeDelay { get; init; } = (
        TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(1200));
}
