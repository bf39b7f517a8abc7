using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// A cron expression's day-of-month or day-of-week field with the wildcards that depend on the month: <c>L</c> (the last day, or the last
/// such weekday: <c>5L</c>), <c>15W</c> (the weekday closest to the 15th) and <c>2#1</c> (the month's first Monday).
/// </summary>
internal static class MonthDays
{
    /// <param name="field">The day-of-month field.</param>
    /// <returns>Null if the field is not one of these: it is a list of numbers then.</returns>
    public static Func<DateTime, bool>? OfMonth(string field) => field switch
    {
        "L" => static day => day.Day == LastOf(day),
        "LW" => static day => day.Day == Closest(day, LastOf(day)),
        _ when field.EndsWith('W') && Number(field[..^1]) is >= 1 and <= 31 and var date =>
            day => date <= LastOf(day) && day.Day == Closest(day, date),
        _ => null,
    };

    /// <param name="field">The day-of-week field.</param>
    /// <param name="number">Gives a weekday's number, 1 = SUN to 7 = SAT, from its name or digit; 0 if it is none.</param>
    /// <returns>Null if the field is not one of these.</returns>
    public static Func<DateTime, bool>? OfWeek(string field, Func<string, int> number)
    {
        if (field == "L")
        {
            return static day => day.DayOfWeek == DayOfWeek.Saturday;
        }

        if (field.EndsWith('L') && number(field[..^1]) is >= 1 and <= 7 and var last)
        {
            return day => Weekday(day) == last && day.Day + 7 > LastOf(day);
        }

        return field.Split('#') is [var name, var count] && number(name) is >= 1 and <= 7 and var weekday && Number(count) is >= 1 and <= 5
            and var nth ? day => Weekday(day) == weekday && (day.Day - 1) / 7 == nth - 1 : null;
    }

    /// <summary>1 = SUN to 7 = SAT.</summary>
    public static int Weekday(DateTime day) => (int)day.DayOfWeek + 1;

    /// <summary>The weekday, Monday to Friday, of the same month that is closest to a date.</summary>
    private static int Closest(DateTime month, int date) => new DateTime(month.Year, month.Month, date).DayOfWeek switch
    {
        DayOfWeek.Saturday => date > 1 ? date - 1 : date + 2,
        DayOfWeek.Sunday => date < LastOf(month) ? date + 1 : date - 2,
        _ => date,
    };

    private static int LastOf(DateTime day) => DateTime.DaysInMonth(day.Year, day.Month);

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
