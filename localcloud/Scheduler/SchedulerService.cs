using Failover.LocalCloud.Core;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Scheduler;

/// <summary>EventBridge Scheduler: schedules with a time zone and a flexible window, delivered at least once, with retries.</summary>
public sealed class SchedulerService
{
    /// <summary>"All schedule types invoke their targets with 60 second precision" (user guide, "Schedule types").</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(59);

    /// <summary>A timer has no longer a period than this; a later firing takes several.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly CloudCore core;
    private readonly Invocations invocations;
    private readonly List<Schedule> schedules = [];
    private readonly Dictionary<string, ITimer> timers = new(StringComparer.Ordinal);

    public SchedulerService(CloudCore core, SqsService queues)
    {
        this.core = core;
        invocations = new Invocations(core, queues);
    }

    /// <summary>
    /// Invokes a target, given its ARN and input. Throws <see cref="EventBridge.EventTargetException"/>, or completes once the target has
    /// accepted it.
    /// </summary>
    public Func<string, string, Task> Invoke
    {
        get => invocations.Invoke;
        set => invocations.Invoke = value;
    }

    /// <summary>Why a schedule may not use its role; null if it may.</summary>
    public Func<Schedule, string?> Refuses
    {
        get => invocations.Refuses;
        set => invocations.Refuses = value;
    }

    /// <summary>Why a schedule's role may not send to its dead-letter queue; null if it may.</summary>
    public Func<Schedule, string?> RefusesLetter
    {
        get => invocations.RefusesLetter;
        set => invocations.RefusesLetter = value;
    }

    /// <summary>Called for everything that Scheduler counts per group, with the metric's name.</summary>
    public Action<Schedule, string> Counted
    {
        get => invocations.Counted;
        set => invocations.Counted = value;
    }

    public IReadOnlyList<Schedule> Schedules => schedules;

    /// <summary>Whether each invocation reaches its target twice, as at-least-once delivery allows.</summary>
    public bool Duplicates { get; set; }

    /// <summary>Adds the schedule, or replaces the one of the same name and group.</summary>
    public void Put(Schedule schedule)
    {
        schedules.RemoveAll(other => Key(other) == Key(schedule));
        schedules.Add(schedule);
        if (timers.Remove(Key(schedule), out var timer))
        {
            timer.Dispose();
        }

        if (schedule.Enabled)
        {
            var now = core.Time.GetUtcNow();
            Await(schedule, schedule.Expression.BeginsAtOnce ? now : schedule.Expression.Next(now, schedule.TimeZone));
        }
    }

    private void Await(Schedule schedule, DateTimeOffset? next)
    {
        if (next is not { } at)
        {
            timers.Remove(Key(schedule));
            return;
        }

        var wait = at - core.Time.GetUtcNow();
        timers[Key(schedule)] = core.Time.Every(wait < Longest ? wait : Longest, Timeout.InfiniteTimeSpan, () =>
        {
            if (core.Time.GetUtcNow() < at)
            {
                Await(schedule, at);
                return;
            }

            Fire(schedule, at);
            Await(schedule, schedule.Expression.Next(at, schedule.TimeZone));
        });
    }

    private void Fire(Schedule schedule, DateTimeOffset at)
    {
        var late = core.Chance.Between("scheduler", TimeSpan.Zero, Precision + (schedule.Window ?? TimeSpan.Zero));
        core.Journal.Write("scheduler", "fired", schedule.Name, schedule.Group);
        for (var copy = 0; copy < (Duplicates ? 2 : 1); copy++)
        {
            core.Time.After(late, () => invocations.Begin(new Invocation(schedule, at, core.Time.GetUtcNow())
            {
                Id = core.Chance.Id("scheduler-executions").ToString("N")[..16],
            }));
        }
    }

    private static string Key(Schedule schedule) => $"{schedule.Group}/{schedule.Name}";
}
