using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;

namespace Failover.Tests.Drill.Scenarios;

internal static class Messages
{
    /// <summary>The reports to operators, in order: subject and text. The alarms' own messages begin with their state.</summary>
    public static IReadOnlyList<(string? Subject, string Text)> Of(World world) =>
        [.. world.Global.Regions.SelectMany(region => region.Sns.Topics).SelectMany(topic => topic.Messages).OrderBy(message => message.At)
            .Where(message => message.Subject?.StartsWith('[') == true).Select(message => (message.Subject, message.Message))];

    /// <summary>Whether the execution's report reached operators, or says itself that it is not news.</summary>
    public static bool IsReported(World world, EndedExecution ended) =>
        ended.Report is { } report && (!report.Notify || Of(world).Contains((report.Subject, report.Message)));

    /// <summary>Whether none of our functions tried to write: no call that changes a record or fails over.</summary>
    public static bool NothingTried(World world) =>
        !world.Global.Regions.SelectMany(region => region.Core.Gate.Counts.Keys).Any(
            call => call is "route53:ChangeResourceRecordSets" or "rds:FailoverDBCluster" or "rds:FailoverGlobalCluster"
                or "cloudwatch:PutMetricData");
}
