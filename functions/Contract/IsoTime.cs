using System.Globalization;

namespace Failover.Functions.Contract;

/// <summary>Moments in messages: ISO 8601 in UTC, with the date. Whoever reads them may sit in any time zone, and on another day.</summary>
internal static class IsoTime
{
    /// <summary>To the second: <c>2026-11-22T17:05:50Z</c>.</summary>
    public static string Seconds(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the tenth of a second: <c>2026-11-22T17:05:50.3Z</c>.</summary>
    public static string Tenths(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.f'Z'", CultureInfo.InvariantCulture);
}
