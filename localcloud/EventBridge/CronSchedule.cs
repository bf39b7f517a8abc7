using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// EventBridge's cron: minutes, hours, day of month, month, day of week (1 = SUN), year; values, lists, ranges, steps, names.
/// </summary>
internal sealed class CronSchedule : ScheduleExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly HashSet<int> minutes;
    private readonly HashSet<int> hours;
    private readonly HashSet<int> monthDays;
    private readonly HashSet<int> months;
    private readonly HashSet<int> weekDays;
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

        minutes = Field(fields[0], 0, 59, []);
        hours = Field(fields[1], 0, 23, []);
        monthDays = Field(fields[2], 1, 31, []);
        months = Field(fields[3], 1, 12, Months);
        weekDays = Field(fields[4], 1, 7, Days);
        years = Field(fields[5], 1970, 2199, []);
    }

    public override DateTimeOffset Next(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        for (var last = day.AddYears(5); day < last; day = day.AddDays(1))
        {
            if (!years.Contains(day.Year) || !months.Contains(day.Month) || !monthDays.Contains(day.Day)
                || !weekDays.Contains((int)day.DayOfWeek + 1))
            {
                continue;
            }

            foreach (var at in hours.Order().SelectMany(hour => minutes.Order().Select(minute => day.AddHours(hour).AddMinutes(minute))))
            {
                if (at > now)
                {
                    return at;
                }
            }
        }

        throw Bad(text);
    }

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

    private int Value(string word, string[] names)
    {
        var named = Array.IndexOf(names, word);
        return named >= 0 ? named + 1
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad(text);
    }
}
