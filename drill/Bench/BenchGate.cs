using System.Globalization;

namespace Failover.Drill.Bench;

/// <summary>What ours promises, and whether a bench found it: the exit code is 0 only if every gate holds.</summary>
/// <param name="Limit">In words, with its unit.</param>
/// <param name="Found">Null: no world of this bench shows it, and the gate holds.</param>
internal sealed record BenchGate(string Name, string Limit, string? Found, bool Passed)
{
    private const double LeastRecovered = 0.999;
    private const double MostAddedP50 = 6;
    private const double MostAddedP99 = 12;

    public static IReadOnlyList<BenchGate> From(DesignDocument ours) =>
    [
        new(
            "recovered correctly, of what can be", "at least 99.9 %",
            ours.Recovered.Value is { } share
                ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000) / 10:0.0} %") : null,
            ours.Recovered.Value is null or >= LeastRecovered),
        new("wrong or false successes", "0", ours.Wrong.ToString(CultureInfo.InvariantCulture), ours.Wrong == 0),
        Added("p50", ours.AddedSeconds?.P50, MostAddedP50),
        Added("p99", ours.AddedSeconds?.P99, MostAddedP99),
    ];

    private static BenchGate Added(string name, double? seconds, double most) => new(
        $"added to AWS's own time, {name}", string.Create(CultureInfo.InvariantCulture, $"at most {most:0} s"),
        seconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} s") : null,
        seconds is null || seconds <= most);
}
