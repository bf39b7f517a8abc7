using System.Globalization;
using System.Text.Json;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Faults;

/// <summary>Phrases for the descriptions of faults.</summary>
internal static class FaultWords
{
    /// <summary>For example <c>20 s</c>, <c>4 min</c> or <c>2 h</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var (count, unit) = span.Ticks % TimeSpan.TicksPerHour == 0 && span > TimeSpan.Zero ? (span.TotalHours, "h")
            : span.Ticks % TimeSpan.TicksPerMinute == 0 && span > TimeSpan.Zero ? (span.TotalMinutes, "min")
            : (span.TotalSeconds, "s");
        return string.Create(CultureInfo.InvariantCulture, $"{count:0.###} {unit}");
    }

    /// <summary>How long it lasts; null and infinite give "for good".</summary>
    public static string For(TimeSpan? lasts) =>
        lasts is { } span && span >= TimeSpan.Zero && span < TimeSpan.FromDays(365) ? $"for {Span(span)}" : "for good";

    /// <summary>How many it affects: <c>all of</c>, <c>the next 3 of</c>, <c>30 % of</c>.</summary>
    public static string Share(int times, double probability) => (times, probability) switch
    {
        (int.MaxValue, >= 1) => "all",
        (int.MaxValue, _) => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0.#} % of"),
        (_, >= 1) => $"the next {times}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0.#} % (at most {times}) of"),
    };

    /// <summary>How an instance dies, and for how long; <paramref name="back"/> is null for the documented time.</summary>
    public static string Dies(InstanceState state, TimeSpan? back) =>
        $"dies{(back is null ? "" : $" {For(back)}")}: "
            + $"{(state == InstanceState.Dropping ? "packets are dropped" : "connections are refused")}";

    /// <summary><c>NotWritablePrimary</c> as <c>not writable primary</c>.</summary>
    public static string Plain<T>(T value)
        where T : struct, Enum => Plain(value.ToString());

    public static string Plain(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');
}
