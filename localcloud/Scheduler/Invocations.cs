using System.Globalization;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Scheduler;

/// <summary>One firing of a schedule.</summary>
/// <param name="ScheduledAt">The time that the schedule names.</param>
/// <param name="Since">When Scheduler first tried.</param>
internal sealed record Invocation(Schedule Schedule, DateTimeOffset ScheduledAt, DateTimeOffset Since)
{
    public required string Id { get; init; }

    public int Attempts { get; set; }
}

/// <summary>Delivers invocations to their targets, with retries, until one is given up to the dead-letter queue.</summary>
internal sealed class Invocations(CloudCore core, SqsService queues)
{
    public Func<string, string, Task> Invoke { get; set; } = static (arn, _) =>
        throw new EventTargetException("RESOURCE_NOT_FOUND", $"Nothing receives invocations for {arn}.", retryable: false);

    public Func<Schedule, string?> Refuses { get; set; } = static _ => null;

    public Func<Schedule, string?> RefusesLetter { get; set; } = static _ => null;

    public Action<Schedule, string> Counted { get; set; } = static (_, _) => { };

    /// <summary>While the region is down, invocations wait; those that have become too old by then are given up.</summary>
    public void Begin(Invocation invocation)
    {
        if (!core.IsDown)
        {
            _ = TryAsync(invocation);
            return;
        }

        core.Links.WhenUp(core.Region, () =>
        {
            if (core.Time.GetUtcNow() - invocation.Since > invocation.Schedule.Target.MaximumEventAge)
            {
                GiveUp(invocation, new EventTargetException("InternalServerError", "The region was down.", retryable: true));
                return;
            }

            Begin(invocation);
        });
    }

    private async Task TryAsync(Invocation invocation)
    {
        var schedule = invocation.Schedule;
        invocation.Attempts++;
        Counted(schedule, "InvocationAttemptCount");
        try
        {
            if (Refuses(schedule) is { } refusal)
            {
                throw new EventTargetException("AccessDeniedException", refusal, retryable: false);
            }

            await Invoke(schedule.Target.Arn, Input(invocation));
            core.Journal.Write("scheduler", "delivered", schedule.Name, schedule.Target.Arn);
        }
        catch (EventTargetException e)
        {
            core.Journal.Write("scheduler", "delivery-failed", schedule.Name, $"{e.Code}: {e.Message}");
            Counted(schedule, "TargetErrorCount");
            Failed(invocation, e);
        }
    }

    /// <summary>Retries with exponential backoff, by default for 24 hours and up to 185 times.</summary>
    private void Failed(Invocation invocation, EventTargetException e)
    {
        var target = invocation.Schedule.Target;
        var wait = TimeSpan.FromSeconds(
            Math.Min(600, Math.Pow(2, Math.Min(invocation.Attempts, 12) - 1)) * (0.5 + core.Chance.Stream("scheduler-retry").NextDouble()));
        if (!e.Retryable || invocation.Attempts > target.MaximumRetryAttempts
            || core.Time.GetUtcNow() + wait - invocation.Since > target.MaximumEventAge)
        {
            GiveUp(invocation, e);
            return;
        }

        core.Time.After(wait, () => Begin(invocation));
    }

    private void GiveUp(Invocation invocation, EventTargetException e)
    {
        var (schedule, target) = (invocation.Schedule, invocation.Schedule.Target);
        core.Journal.Write("scheduler", "given-up", schedule.Name, $"{target.Arn}: {e.Code}");
        Counted(schedule, "InvocationDroppedCount");
        if (target.DeadLetterArn is not { } queue)
        {
            return;
        }

        if ((queues.Find(queue) is null ? "no such queue" : RefusesLetter(schedule)) is { } refusal)
        {
            Counted(schedule, "InvocationsFailedToBeSentToDeadLetterCount");
            core.Journal.Write("scheduler", "letter-lost", schedule.Name, refusal);
            return;
        }

        Counted(schedule, "InvocationsSentToDeadLetterCount");
        queues.Send(queue, Input(invocation), new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ERROR_CODE"] = e.Code,
            ["ERROR_MESSAGE"] = e.Message,
            ["EXECUTION_ID"] = invocation.Id,
            ["RETRY_ATTEMPTS"] = (invocation.Attempts - 1).ToString(CultureInfo.InvariantCulture),
            ["SCHEDULED_TIME"] = Time(invocation.ScheduledAt),
            ["TARGET_ARN"] = target.Arn,
        });
    }

    /// <summary>The input with its context attributes (user guide, "Adding context attributes").</summary>
    private string Input(Invocation invocation) => invocation.Schedule.Target.Input
        .Replace("<aws.scheduler.scheduled-time>", Time(invocation.ScheduledAt), StringComparison.Ordinal)
        .Replace("<aws.scheduler.execution-id>", invocation.Id, StringComparison.Ordinal)
        .Replace(
            "<aws.scheduler.attempt-number>", invocation.Attempts.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(
            "<aws.scheduler.schedule-arn>",
            $"arn:aws:scheduler:{core.Region}:{CloudCore.Account}:schedule/{invocation.Schedule.Group}/{invocation.Schedule.Name}",
            StringComparison.Ordinal);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
