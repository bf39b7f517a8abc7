namespace Failover.Drill.Scenarios;

/// <summary>A message that people were sent, as it was sent.</summary>
internal sealed record Mail(DateTimeOffset At, string Region, string? Subject, string Message)
{
    /// <summary>All of a run's, of all regions, in the order of their sending.</summary>
    public static IReadOnlyList<Mail> From(ScenarioRun run) =>
    [
        .. run.World.Global.Regions.SelectMany(region => region.Sns.Topics.SelectMany(topic =>
            topic.Messages.Select(sent => new Mail(sent.At, region.Name, sent.Subject, sent.Message)))).OrderBy(mail => mail.At),
    ];
}
