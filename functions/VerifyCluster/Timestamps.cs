using System.Globalization;

namespace Failover.Functions.VerifyCluster;

internal static class Timestamps
{
    // CloudWatch writes the offset without a colon, which .NET's round-trip formats do not read.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'",
    ];

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            WithColon(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static string WithColon(string text)
    {
        var hasBareOffset = text.Length > 5 && text[^5] is '+' or '-' && text.AsSpan(text.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0;
        return hasBareOffset ? $"{text[..^2]}:{text[^2..]}" : text;
    }
}
