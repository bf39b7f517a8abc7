using System.Globalization;

namespace Failover.Functions.Plans;

internal static class EventTime
{
    // CloudWatch writes the offset without a colon, which .NET's round-trip formats do not accept, but zzz does. The fraction is
    // optional.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
