using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// When a scheduled rule or a schedule fires: <c>rate(5 minutes)</c> or <c>cron(0 9 ? * MON-FRI *)</c>, for EventBridge Scheduler also
/// <c>at(2027-03-01T02:00:00)</c>; parsed once.
/// </summary>
public abstract class ScheduleExpression
{
    private const string AtFormat = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Whether it first fires when it is created: a rate-based schedule of EventBridge Scheduler without a start date.</summary>
    public virtual bool BeginsAtOnce => false;

    /// <summary>A rule's expression: rate or cron.</summary>
    /// <exception cref="FormatException">The text is not a schedule that EventBridge accepts.</exception>
    public static ScheduleExpression Parse(string text)
    {
        if (Inner(text, "rate") is { } rate)
        {
            return Rate(text, rate.Split(' '));
        }

        return Inner(text, "cron") is { } cron ? new CronSchedule(text, cron.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : throw Bad(text);
    }

    /// <summary>An expression of EventBridge Scheduler: rate, cron or at.</summary>
    /// <exception cref="FormatException">The text is not a schedule that EventBridge Scheduler accepts.</exception>
    public static ScheduleExpression ParseSchedule(string text) => Inner(text, "at") is not { } time ? Parse(text)
        : DateTime.TryParseExact(time, AtFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new OnceSchedule(local)
        : throw Bad(text);

    /// <summary>The first time after <paramref name="now"/> at which it fires, in UTC; null if there is none.</summary>
    /// <param name="zone">The time zone in which the expression is evaluated.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>The same in UTC.</summary>
    /// <exception cref="FormatException">It never fires again.</exception>
    public DateTimeOffset Next(DateTimeOffset now) => Next(now, TimeZoneInfo.Utc)
        ?? throw new FormatException("Parameter ScheduleExpression is not valid: it never fires again.");

    internal static FormatException Bad(string text) => new(
        "Parameter ScheduleExpression is not valid: expected rate(N minutes|hours|days), cron(6 fields) or, for a schedule, "
            + $"at(yyyy-mm-ddThh:mm:ss), found '{text}'.");

    private static string? Inner(string text, string kind) =>
        text.StartsWith($"{kind}(", StringComparison.Ordinal) && text.EndsWith(')') ? text[(kind.Length + 1)..^1] : null;

    private static RateSchedule Rate(string text, string[] words)
    {
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            throw Bad(text);
        }

        // "For values equal to 1, the unit must be singular; for values greater than 1, plural."
        return new RateSchedule((words[1], count == 1) switch
        {
            ("minute", true) or ("minutes", false) => TimeSpan.FromMinutes(count),
            ("hour", true) or ("hours", false) => TimeSpan.FromHours(count),
            ("day", true) or ("days", false) => TimeSpan.FromDays(count),
            _ => throw Bad(text),
        });
    }

    private sealed class RateSchedule(TimeSpan every) : ScheduleExpression
    {
        public override bool BeginsAtOnce => true;

        public override DateTimeOffset? Next(DateTimeOffset now, TimeZoneInfo zone) => now + every;
    }

    /// <summary>A time that the zone's clocks skip never comes.</summary>
    private sealed class OnceSchedule(DateTime local) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset now, TimeZoneInfo zone) =>
            !zone.IsInvalidTime(local) && new DateTimeOffset(
                local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)) is var at
            && at > now ? at.ToUniversalTime() : null;
    }
}
