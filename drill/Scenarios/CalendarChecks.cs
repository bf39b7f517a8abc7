using System.Text;
using Failover.Drill.Worlds;
using Failover.LocalCloud.S3;
using static Failover.Drill.Scenarios.Checks;

namespace Failover.Drill.Scenarios;

/// <summary>What the stories of drills on a calendar expect.</summary>
internal static class CalendarChecks
{
    public const string DrillMissed = "orders-prod-failover-drill-missed";

    /// <summary>The main execution is named after the drill's date, and its report gives that as the reason.</summary>
    public static string? StartedByTheCalendar(this ScenarioRun run) => Expect(
        run.Main?.Execution.Name.StartsWith("scheduled-2026-11-22T17-", StringComparison.Ordinal) == true
            && run.Main.Report?.Plan?.Reason?.StartsWith("calendar drill of 2026-11-22T17:", StringComparison.Ordinal) == true
            && run.Main.Report.Message.Contains("calendar drill of 2026-11-22T17:", StringComparison.Ordinal),
        "a start by the calendar, and a mail that says so", $"{run.Main?.Execution.Name}: {run.Main?.Report?.Message}");

    /// <summary>How the executions that hold the drills ended, in the order of their starts.</summary>
    public static string? CalendarEnded(this ScenarioRun run, params string[] statuses)
    {
        var ended = run.World.CalendarExecutions.Select(static one => one.Status.Value).ToList();
        return Expect(
            ended.SequenceEqual(statuses, StringComparer.Ordinal), $"drills that end [{string.Join(", ", statuses)}]",
            string.Join("; ", run.World.CalendarExecutions.Select(static one => $"{one.Status.Value} {one.Error}: {one.Cause}")));
    }

    /// <summary>Nothing was changed, the mail and the execution's cause give the reason, and it is kept as evidence.</summary>
    public static string? WasSkipped(this ScenarioRun run, string cause, string reason)
    {
        var kept = run.World.Cloud.S3.Buckets.SelectMany(static bucket => bucket.Newest)
            .Where(static one => one.Key.EndsWith("/SKIPPED.json", StringComparison.Ordinal)).ToList();
        var one = run.World.CalendarExecutions.LastOrDefault();
        return run.RecordIsUntouched() ?? run.Called("rds:FailoverDBCluster", 0) ?? run.ToldTimes(1) ?? run.Tells("was skipped: ")
            ?? run.Tells(reason) ?? Expect(
                one is { Error: "DrillSkipped" } && one.Cause?.Contains(reason, StringComparison.Ordinal) == true,
                $"a drill that fails, DrillSkipped: {reason}", $"{one?.Status.Value} {one?.Error}: {one?.Cause}")
            ?? Expect(
                kept.Count == 1 && Text(kept[0]).Contains($"\"cause\":\"{cause}\"", StringComparison.Ordinal), $"evidence of {cause}",
                string.Join("; ", kept.Select(static one => $"{one.Key}: {Text(one)}")));
    }

    public static string? Tells(this ScenarioRun run, string text) => Expect(
        run.Messages.Any(message => message.Message.Contains(text, StringComparison.Ordinal)), $"a mail that says '{text}'",
        string.Join("; ", run.Messages.Select(static message => $"{message.Subject}: {message.Message}")));

    /// <summary>The drill that was not started is in the drills' dead-letter queue.</summary>
    public static string? IsInTheQueue(this ScenarioRun run, string scheduledAt)
    {
        var arn = run.World.Cloud.Stack!["DrillDeadLetterQueue"].Arn;
        var letters = run.World.Cloud.Queues.Where(queue => queue.Arn == arn).SelectMany(static queue => queue.Messages).ToList();
        return Expect(
            letters.Count == 1 && letters[0].Body.Contains(scheduledAt, StringComparison.Ordinal), $"a letter of {scheduledAt}",
            string.Join("; ", letters.Select(static letter => letter.Body)));
    }

    public static string? StartsAfter(this ScenarioRun run, TimeSpan at) => Expect(
        run.Main?.Execution.StartedAt - World.Start >= at, $"a start after {at}", $"{run.Main?.Execution.StartedAt}");

    public static string? GoesToAlarm(this ScenarioRun run, string alarm) => Expect(
        IsTold(run, alarm), $"{alarm} to go to ALARM", string.Join("; ", run.Messages.Select(static message => message.Subject)));

    public static string? IsNoAlarm(this ScenarioRun run, string alarm) => Expect(!IsTold(run, alarm), $"{alarm} to stay OK", "a mail");

    private static string Text(StoredObject kept) => Encoding.UTF8.GetString(kept.Body.Span);

    private static bool IsTold(ScenarioRun run, string alarm) =>
        run.Messages.Any(message => message.Subject?.Contains(alarm, StringComparison.Ordinal) == true);
}
