using System.Globalization;
using Failover.Functions.Alarms;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>An alarm that has been in ALARM for long enough to look further.</summary>
/// <param name="Since">When it came into this state.</param>
internal sealed record RingingAlarm(string Name, DateTimeOffset Since);

/// <summary>An execution of the state machine, as the list shows it.</summary>
/// <param name="StoppedAt">Null while it runs.</param>
internal sealed record ExecutionView(string Arn, string Name, DateTimeOffset? StoppedAt, bool IsFailed);

/// <summary>Decides whether an alarm that rings is left unattended. Pure.</summary>
internal static class WatchDecision
{
    /// <summary>
    /// The alarm's own event comes first; and a new stack's alarms ring for two minutes, until their first data is there.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    /// <summary>Between two attempts at the least, also without a cool-down.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(5);

    /// <summary>Between two attempts at the most: each attempt tells people, and one an hour does not drown them.</summary>
    private static readonly TimeSpan MostPause = TimeSpan.FromHours(1);

    /// <summary>How much earlier than the alarm an execution may have ended that the beats started for the same loss.</summary>
    private static readonly TimeSpan BeatsLead = TimeSpan.FromMinutes(1);

    /// <summary>Executions that are opened at the most.</summary>
    private const int MostBefore = 5;

    /// <returns>Null if the alarm is not in ALARM, or not for long enough yet.</returns>
    public static RingingAlarm? FindRinging(AlarmView? alarm, DateTimeOffset now) =>
        alarm is { IsInAlarm: true, Since: { } since } && now - since >= Grace ? new RingingAlarm(alarm.Name, since) : null;

    /// <param name="executions">
    /// The newest, in any order. Each attempt waits a cool-down longer than the one before, so that people are not drowned.
    /// </param>
    public static Watching Decide(RingingAlarm alarm, IReadOnlyList<ExecutionView> executions, Mode mode, TimeSpan coolDown,
        DateTimeOffset now)
    {
        if (executions.FirstOrDefault(e => e.StoppedAt is null) is { } running)
        {
            return Watching.Left($"{running.Name} is at work");
        }

        var prefix = string.Create(CultureInfo.InvariantCulture, $"watch-{alarm.Since.ToUnixTimeSeconds()}-");
        var attempt = 1 + executions.Select(e => Number(e.Name, prefix)).DefaultIfEmpty().Max();
        var last = executions.MaxBy(e => e.StoppedAt);
        var pause = Pause(coolDown, attempt);
        return mode == Mode.Paused ? Watching.Left("paused for maintenance")
            : mode == Mode.Observe && last?.StoppedAt > alarm.Since
                ? Watching.Left("somebody who may only observe has told what is to be done")
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

    /// <summary>Only where one failed. The beats may have started it before the alarm rang, whose own event then stood down.</summary>
    private static IReadOnlyList<string> Before(RingingAlarm alarm, IReadOnlyList<ExecutionView> executions)
    {
        var ended = executions.Where(e => e.StoppedAt > alarm.Since - BeatsLead).OrderByDescending(e => e.StoppedAt).Take(MostBefore)
            .ToList();
        return ended.Any(e => e.IsFailed) ? [.. ended.Select(e => e.Arn)] : [];
    }

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
    /// The name of the execution to start; null: none. Made of the alarm's change and the attempt, so that two of the same can't both
    /// start.
    /// </summary>
    public string? Name { get; private init; }

    /// <summary>From 1.</summary>
    public int Attempt { get; private init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The executions that ended at this alarm, newest first: whether the last that told people asks for a person is to be asked first.
    /// Empty: none failed.
    /// </summary>
    public IReadOnlyList<string> Before { get; private init; } = [];

    public static Watching Started(string name, int attempt, string reason, IReadOnlyList<string> before) =>
        new() { Name = name, Attempt = attempt, Reason = reason, Before = before };

    public static Watching Left(string reason) => new() { Reason = reason };
}
