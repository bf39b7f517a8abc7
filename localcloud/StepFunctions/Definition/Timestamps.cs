using System.Globalization;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The States Language's profile of RFC 3339: an upper-case T, and an upper-case Z or a numeric offset.</summary>
internal static class Timestamps
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    public static bool TryParse(string text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 20 || !DateTime.TryParseExact(
            text.AsSpan(0, 19), Seconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var position = 19;
        var fraction = Fraction(text, ref position);
        if (fraction < 0 || !TryOffset(text.AsSpan(position), out var offset))
        {
            return false;
        }

        var utc = local.Ticks + fraction - offset.Ticks;
        if (utc < 0)
        {
            return false;
        }

        at = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary>The format of times in the context object.</summary>
    public static string Format(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static long Fraction(string text, ref int position)
    {
        if (text[position] != '.')
        {
            return 0;
        }

        long ticks = 0;
        var unit = TimeSpan.TicksPerSecond;
        var start = ++position;
        for (; position < text.Length && char.IsAsciiDigit(text[position]); position++)
        {
            unit /= 10;
            ticks += unit * (text[position] - '0');
        }

        return position > start && position < text.Length ? ticks : -1;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
