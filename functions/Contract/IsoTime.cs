using System.Globalization;

namespace Failover.Functions.Contract;

/// <summary>
/// Times in messages: ISO 8601 in UTC, with the date, because the reader may be in any time zone and read it on another day.
/// </summary>
internal static class IsoTime
{
    /// <summary>To the second: <c>2026-11-22T17:05:50Z</c>.</summary>
    public static string Seconds(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the tenth of a second: <c>2026-11-22T17:05:50.3Z</c>.</summary>
    public static string Tenths(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.f'Z'", CultureInfo.InvariantCulture);
}
