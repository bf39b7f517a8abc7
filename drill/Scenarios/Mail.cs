namespace Failover.Drill.Scenarios;

/// <summary>A message to operators, as it was sent.</summary>
internal sealed record Mail(DateTimeOffset At, string Region, string? Subject, string Message)
{
    /// <summary>All messages of a run, from all regions, in the order in which they were sent.</summary>
    public static IReadOnlyList<Mail> From(ScenarioRun run) =>
    [
        .. run.World.Global.Regions.SelectMany(region => region.Sns.Topics.SelectMany(topic =>
            topic.Messages.Select(sent => new Mail(sent.At, region.Name, sent.Subject, sent.Message)))).OrderBy(mail => mail.At),
    ];
}
