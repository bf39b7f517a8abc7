using System.Globalization;
using Failover.Functions.Alarms;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>An alarm that has been in ALARM long enough to act on.</summary>
/// <param name="Since">When it entered this state.</param>
internal sealed record RingingAlarm(string Name, DateTimeOffset Since);

/// <summary>An execution of the state machine, as the list shows it.</summary>
/// <param name="StoppedAt">Null while it is running.</param>
internal sealed record ExecutionView(string Arn, string Name, DateTimeOffset? StoppedAt, bool IsFailed);

/// <summary>Decides whether an alarm in ALARM is unattended. Pure.</summary>
internal static class WatchDecision
{
    /// <summary>
    /// The alarm's own event comes first; and a new stack's alarms are in ALARM for two minutes, until their first data arrive.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    /// <summary>The shortest pause between two attempts, even without a cool-down.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two attempts: each attempt notifies operators, and one an hour does not flood them.</summary>
    private static readonly TimeSpan MostPause = TimeSpan.FromHours(1);

    /// <summary>How long before the alarm an execution that the beats started for the same loss may have ended.</summary>
    private static readonly TimeSpan BeatsLead = TimeSpan.FromMinutes(1);

    /// <summary>The largest number of executions that are opened.</summary>
    private const int MostBefore = 5;

    /// <returns>Null if the alarm is not in ALARM, or not for long enough yet.</returns>
    public static RingingAlarm? FindRinging(AlarmView? alarm, DateTimeOffset now) =>
        alarm is { IsInAlarm: true, Since: { } since } && now - since >= Grace ? new RingingAlarm(alarm.Name, since) : null;

    /// <param name="executions">
    /// The newest, in any order. Each attempt waits one cool-down longer than the previous one, so that operators are not flooded.
    /// </param>
    public static Watching Decide(RingingAlarm alarm, IReadOnlyList<ExecutionView> executions, Mode mode, TimeSpan coolDown,
        DateTimeOffset now)
    {
        if (executions.FirstOrDefault(e => e.StoppedAt is null) is { } running)
        {
            return Watching.Left($"{running.Name} is still running");
        }

        var prefix = string.Create(CultureInfo.InvariantCulture, $"watch-{alarm.Since.ToUnixTimeSeconds()}-");
        var attempt = 1 + executions.Select(e => Number(e.Name, prefix)).DefaultIfEmpty().Max();
        var last = executions.MaxBy(e => e.StoppedAt);
        var pause = Pause(coolDown, attempt);
        return mode == Mode.Paused ? Watching.Left("paused for maintenance")
            : mode == Mode.Observe && last?.StoppedAt > alarm.Since
                ? Watching.Left("an execution in mode observe has reported what has to be done")
            : last?.StoppedAt is { } stopped && now - stopped < pause ? Watching.Left(string.Create(
                CultureInfo.InvariantCulture,
                $"{last.Name} ended {(now - stopped).TotalSeconds:0} s ago, less than the {pause.TotalSeconds:0} s between attempts"))
            : Watching.Started(
                string.Create(CultureInfo.InvariantCulture, $"{prefix}{attempt}"),
                attempt,
                string.Create(CultureInfo.InvariantCulture,
                    $"{alarm.Name} has been in ALARM since {alarm.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, " +
                    $"unattended: attempt {attempt} of the watch"),
                Before(alarm, executions));
    }

    /// <summary>
    /// The beats may have started one before the alarm went to ALARM, and the alarm's own execution then stood down.
    /// </summary>
    private static IReadOnlyList<string> Before(RingingAlarm alarm, IReadOnlyList<ExecutionView> executions) =>
        [.. executions.Where(e => e.StoppedAt > alarm.Since - BeatsLead).OrderByDescending(e => e.StoppedAt).Take(MostBefore)
            .Select(e => e.Arn)];

    private static TimeSpan Pause(TimeSpan coolDown, int attempt)
    {
        var step = coolDown > LeastPause ? coolDown : LeastPause;
        var longest = step > MostPause ? step : MostPause;
        return step * attempt < longest ? step * attempt : longest;
    }

    private static int Number(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What the watch is to do.</summary>
internal sealed record Watching
{
    private Watching()
    {
    }

    /// <summary>
    /// The name of the execution to start, if any. Derived from the time of the alarm's change and the attempt, so that the same attempt
    /// can't start twice.
    /// </summary>
    public string? Name { get; private init; }

    /// <summary>From 1.</summary>
    public int Attempt { get; private init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The executions that ended since this alarm began, newest first: before another is started, check whether the last that notified
    /// operators needs a person, or has notified them of what the next would find again.
    /// </summary>
    public IReadOnlyList<string> Before { get; private init; } = [];

    public static Watching Started(string name, int attempt, string reason, IReadOnlyList<string> before) =>
        new() { Name = name, Attempt = attempt, Reason = reason, Before = before };

    public static Watching Left(string reason) => new() { Reason = reason };
}
