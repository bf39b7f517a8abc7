using Amazon.StepFunctions;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Sns;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>A scenario's run, with what must hold in every one of them.</summary>
internal static class CheckedRun
{
    public static ScenarioRun Execute(string name, int seed)
    {
        List<string> breaches = [];

        var run = ScenarioRun.Execute(ScenarioLibrary.Find(name)!, seed, watch: world => Watch(world, breaches));

        run.Complaint.ShouldBeNull();
        breaches.ShouldBeEmpty();
        run.World.Global.Regions.SelectMany(region => region.Iam!.Usage.Denied).ShouldBeEmpty();
        run.Ended.ShouldAllBe(ended => !ended.Execution.IsRunning);

        // An operator who aborts an execution knows about it; if messages cannot be published, the report says so (F48).
        var canPublish = !run.Scenario.Faults.OfType<NotificationTrouble>().Any();
        run.Ended.Where(ended => ended.Execution.Status != ExecutionStatus.ABORTED)
            .Where(ended => ended.Report is null || (canPublish && !Messages.IsReported(run.World, ended)))
            .Select(ended => ended.Execution.Name).ShouldBeEmpty();

        // One incident, one thread: if nothing is left to do, a region's operators get one mail, and at most one before it. Messages of the
        // alarms on ourselves are a different matter, and do leave something to do.
        if (run.Ended.Count > 0 && run.Ended.All(IsAllDone) && !SendsMore(run.Scenario))
        {
            // A region that returns has two alarms of its own, and then resynchronizes, which is up to an operator.
            run.World.Global.Regions.Max(region => region.Sns.Topics.Sum(topic => topic.Messages.Count(IsOfTheIncident)))
                .ShouldBeLessThanOrEqualTo(run.World.GlobalCluster is null ? 2 : 3);
        }

        return run;
    }

    /// <summary>
    /// Two incidents (a loss, and a planned move back or somebody's change of the record); an alarm that goes back and forth and whose
    /// events all arrive hours late; alarms that send mail because none of them starts anything by itself.
    /// </summary>
    private static bool SendsMore(Scenario scenario) =>
        scenario.Name is "switchback" or "stale-alarm" || scenario.Name.Contains("record-led", StringComparison.Ordinal)
        || scenario.World.Parameters.GetValueOrDefault("Witnesses") == "both";

    /// <summary>That a drill's stop alarm was in ALARM is about that alarm, and leaves something to find out.</summary>
    private static bool IsOfTheIncident(PublishedMessage message) =>
        message.Subject?.Contains("-failover-", StringComparison.Ordinal) != true
        && message.Subject?.Contains("the stop alarm was in ALARM", StringComparison.Ordinal) != true;

    private static bool IsAllDone(EndedExecution ended) =>
        ended.HasStoodDown || ended.Report is { Outcome: Outcome.Recovered or Outcome.Drilled };

    /// <summary>
    /// The record is never changed to point to anything but what the API shows as the writer's or the cluster's endpoint at that moment.
    /// </summary>
    private static void Watch(World world, List<string> breaches) => world.Cloud.Route53.Changed += change =>
    {
        if (change.Caller == nameof(UpsertCnameFunction) && change.After?.Values[0].TrimEnd('.') is { } target
            && !world.Global.Regions.Any(region => IsEndpoint(region, target)))
        {
            breaches.Add($"{change.At:HH:mm:ss.fff}: {DescribeChange(change)}");
        }
    };

    private static bool IsEndpoint(Cloud cloud, string target) => cloud.DocumentDb.Clusters.Any(cluster =>
        cluster.Endpoint == target || cluster.ReaderEndpoint == target
            || cluster.Instances.Any(instance => instance.Host == target && cluster.IsShownAsWriter(instance)));

    private static string DescribeChange(RecordChange change) =>
        $"{change.Key.Name}: {change.Before?.ToString() ?? "none"} -> {change.After}";
}
