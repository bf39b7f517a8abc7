using System.CommandLine;
using Failover.LocalCloud.EventBridge;

namespace Failover.Drill.Commands;

/// <summary>The options <c>--schedule</c> and <c>--time-zone</c>: the stack's parameters DrillSchedule and DrillTimeZone.</summary>
internal static class CalendarOption
{
    public static Option<string?> Create() => new Option<string?>("--schedule")
    {
        Description = "With --due: the stack's DrillSchedule, for the calendar's next date.",
    }.MustBe("an expression of EventBridge Scheduler such as cron(0 10 ? 1/3 TUE#1 *)", static text => Parse(text) is not null);

    public static Option<string> CreateZone() => new Option<string>("--time-zone")
    {
        Description = "With --schedule: the stack's DrillTimeZone.",
        DefaultValueFactory = _ => "UTC",
    }.MustBe("a time zone of the IANA database such as Europe/Berlin", static text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _));

    /// <returns>Gives the first date after a time; null if there is no schedule.</returns>
    public static Func<DateTimeOffset, DateTimeOffset?>? Read(string? schedule, string zone) =>
        schedule is null || Parse(schedule) is not { } expression ? null
        : now => expression.Next(now, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static ScheduleExpression? Parse(string text)
    {
        try
        {
            return ScheduleExpression.ParseSchedule(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
