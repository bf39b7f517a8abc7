using System.Globalization;

namespace Failover.Functions.Contract;

/// <summary>
/// What a promotion may lose, in the same words and by the same clock wherever it appears: the question, the report, the advice.
/// </summary>
internal static class LossText
{
    /// <param name="seconds">An upper bound, in seconds; null if unknown.</param>
    /// <param name="at">The time of the estimate. A later estimate is higher, but counts from the same moment.</param>
    public static string From(int? seconds, DateTimeOffset at) => seconds is not { } most
        ? "it is not known how many writes may be lost"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"up to {most} s of writes may be lost (those since {IsoTime.Seconds(at - TimeSpan.FromSeconds(most))})");
}
