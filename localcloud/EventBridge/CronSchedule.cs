using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// EventBridge's cron: minutes, hours, day of month, month, day of week (1 = SUN), year; values, lists, ranges, steps, names, and the
/// wildcards <c>L</c>, <c>W</c> and <c>#</c>.
/// </summary>
internal sealed class CronSchedule : ScheduleExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly int[] minutes;
    private readonly int[] hours;
    private readonly Func<DateTime, bool> isMonthDay;
    private readonly Func<DateTime, bool> isWeekDay;
    private readonly HashSet<int> months;
    private readonly HashSet<int> years;
    private readonly string text;

    public CronSchedule(string text, string[] fields)
    {
        this.text = text;

        // "You can't use * in both the Day-of-month and Day-of-week fields": one of them must be ?.
        if (fields.Length != 6 || (fields[2] == "?") == (fields[4] == "?"))
        {
            throw Bad(text);
        }

        minutes = [.. Field(fields[0], 0, 59, []).Order()];
        hours = [.. Field(fields[1], 0, 23, []).Order()];
        isMonthDay = MonthDays.OfMonth(fields[2]) ?? Among(Field(fields[2], 1, 31, []), static day => day.Day);
        months = Field(fields[3], 1, 12, Months);
        isWeekDay = MonthDays.OfWeek(fields[4], WeekdayOf) ?? Among(Field(fields[4], 1, 7, Days), MonthDays.Weekday);
        years = Field(fields[5], 1970, 2199, []);
    }

    /// <remarks>
    /// Where clocks go forward, a time that does not exist is skipped; where they go back, a time that exists twice fires once, the first
    /// time (EventBridge Scheduler user guide, "Daylight savings time").
    /// </remarks>
    public override DateTimeOffset? Next(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var last = day.AddYears(6); day < last; day = day.AddDays(1))
        {
            if (!years.Contains(day.Year) || !months.Contains(day.Month) || !isMonthDay(day) || !isWeekDay(day))
            {
                continue;
            }

            foreach (var local in hours.SelectMany(hour => minutes.Select(minute => day.AddHours(hour).AddMinutes(minute))))
            {
                if (!zone.IsInvalidTime(local) && new DateTimeOffset(local, Offset(local, zone)) is var at && at > now)
                {
                    return at.ToUniversalTime();
                }
            }
        }

        return null;
    }

    private static TimeSpan Offset(DateTime local, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);

    private static Func<DateTime, bool> Among(HashSet<int> values, Func<DateTime, int> value) => day => values.Contains(value(day));

    private HashSet<int> Field(string field, int least, int most, string[] names)
    {
        var values = new HashSet<int>();
        foreach (var item in field.Split(','))
        {
            var step = item.Split('/');
            var range = step[0] is "*" or "?" ? [least, most] : step[0].Split('-').Select(word => Value(word, names)).ToArray();
            var by = step.Length > 1 ? Value(step[1], []) : 1;
            var to = range.Length > 1 ? range[1] : step.Length > 1 ? most : range[0];
            if (range.Length > 2 || step.Length > 2 || by < 1 || range[0] < least || to > most)
            {
                throw Bad(text);
            }

            for (var value = range[0]; value <= to; value += by)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static int WeekdayOf(string word) => Array.IndexOf(Days, word) is >= 0 and var named ? named + 1
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private int Value(string word, string[] names)
    {
        var named = Array.IndexOf(names, word);
        return named >= 0 ? named + 1
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad(text);
    }
}
