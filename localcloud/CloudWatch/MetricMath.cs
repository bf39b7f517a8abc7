using System.Globalization;
using System.Text.RegularExpressions;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>
/// The expressions that alarms here can watch: <c>FILL(a, number)</c>, the number where a period has no data of a, and
/// <c>FILL(a, number) + 0 * b</c>, the same but only for periods that have data of b. <c>FILL(a, -1) + FILL(c, -1) + 1</c> in
/// its first part's place is below 0 only where both have no data.
/// </summary>
/// <remarks>
/// CloudWatch user guide, "Using metric math". A filled period is a data point like any other, so the alarm need not look
/// further back than its evaluation periods. The guide warns of the other side: where the metric comes late, the newest period
/// is always filled, and an alarm that decides by it alone is stuck. An operation on two series has data where both have.
/// </remarks>
/// <param name="Id">The expression's id.</param>
/// <param name="MetricId">The id of the metric whose gaps are filled.</param>
/// <param name="Value">What fills the gaps.</param>
/// <param name="Beside">The metric that must have data too; null: none.</param>
/// <param name="Either">The metric that may have data in the first one's place; null: none.</param>
public sealed partial record MetricMath(string Id, string MetricId, double Value, BesideMetric? Beside = null, BesideMetric? Either = null)
{
    /// <summary>As it is written.</summary>
    public string Expression =>
        string.Create(CultureInfo.InvariantCulture, $"FILL({MetricId}, {Value})")
        + (Either is null ? "" : $" + FILL({Either.Id}, -1) + 1") + (Beside is null ? "" : $" + 0 * {Beside.Id}");

    /// <param name="metrics">All metrics that the alarm names.</param>
    /// <exception cref="FormatException">It is other math, or does not use the metrics.</exception>
    public static MetricMath Parse(string id, string expression, IReadOnlyList<BesideMetric> metrics)
    {
        var match = Fill().Match(expression);
        var used = match.Success
            ? new[] { match.Groups["id"].Value, match.Groups["beside"].Value, match.Groups["either"].Value }.Where(
            static name => name.Length > 0).ToHashSet(StringComparer.Ordinal)
            : [];
        return used.Count == metrics.Count && used.SetEquals(metrics.Select(static metric => metric.Id))
            ? new MetricMath(
                id, match.Groups["id"].Value, double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture),
                metrics.FirstOrDefault(metric => metric.Id == match.Groups["beside"].Value),
                metrics.FirstOrDefault(metric => metric.Id == match.Groups["either"].Value))
            : throw new FormatException(
                "expected FILL(ID, NUMBER), FILL(ID, NUMBER) + 0 * ID or FILL(ID, -1) + FILL(ID, -1) + 1 + 0 * ID of the alarm's metrics "
                    + $"[{string.Join(", ", metrics.Select(static m => m.Id))}], " +
                $"the only metric math that this cloud knows, found {expression}.");
    }

    [GeneratedRegex(
        @"^\s*FILL\s*\(\s*(?<id>[a-z][A-Za-z0-9_]*)\s*,\s*(?<value>-?[0-9]+(\.[0-9]+)?)\s*\)\s*"
            + @"((?<=,\s*-1\s*\)\s*)\+\s*FILL\s*\(\s*(?<either>[a-z][A-Za-z0-9_]*)\s*,\s*-1\s*\)\s*\+\s*1\s*)?"
            + @"(\+\s*0\s*\*\s*(?<beside>[a-z][A-Za-z0-9_]*)\s*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fill();
}

/// <summary>A metric of an expression; its period and statistic are the alarm's.</summary>
public sealed record BesideMetric(string Id, string Namespace, string MetricName, IReadOnlyDictionary<string, string> Dimensions);
