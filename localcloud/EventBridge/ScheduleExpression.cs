using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>When a scheduled rule fires: <c>rate(5 minutes)</c> or <c>cron(0 9 ? * MON-FRI *)</c>, in UTC; parsed once.</summary>
public abstract class ScheduleExpression
{
    /// <exception cref="FormatException">The text is not a schedule that EventBridge accepts.</exception>
    public static ScheduleExpression Parse(string text)
    {
        if (text.StartsWith("rate(", StringComparison.Ordinal) && text.EndsWith(')'))
        {
            return Rate(text, text[5..^1].Split(' '));
        }

        return text.StartsWith("cron(", StringComparison.Ordinal) && text.EndsWith(')')
            ? new CronSchedule(text, text[5..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : throw Bad(text);
    }

    /// <summary>The first time after <paramref name="now"/> at which it fires.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset now);

    internal static FormatException Bad(string text) =>
        new($"Parameter ScheduleExpression is not valid: expected rate(N minutes|hours|days) or cron(6 fields), found '{text}'.");

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
        public override DateTimeOffset Next(DateTimeOffset now) => now + every;
    }
}
