using System.Globalization;
using System.Text.RegularExpressions;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>
/// The supported expressions: <c>FILL(a, number)</c> has the number for each period without data of a;
/// <c>FILL(a, number) + 0 * b</c> is the same, but only for periods that have data of b. Replacing the first part by
/// <c>FILL(a, -1) + FILL(c, -1) + 1</c> gives a value below 0 only if neither a nor c has data.
/// </summary>
/// <remarks>
/// CloudWatch user guide, "Using metric math". A filled period counts as a data point, so the alarm need not look
/// further back than its evaluation periods. The guide warns of the downside: if the metric arrives late, the newest period
/// is always filled, and an alarm that decides by it alone is stuck. An operation on two series has data only where both do.
/// </remarks>
/// <param name="Id">The expression's id.</param>
/// <param name="MetricId">The id of the metric whose gaps are filled.</param>
/// <param name="Value">What fills the gaps.</param>
/// <param name="Beside">The metric that must have data too; null if there is none.</param>
/// <param name="Either">The metric whose data can stand in for the first one's; null if there is none.</param>
public sealed partial record MetricMath(string Id, string MetricId, double Value, BesideMetric? Beside = null, BesideMetric? Either = null)
{
    /// <summary>The expression in CloudWatch's syntax.</summary>
    public string Expression =>
        string.Create(CultureInfo.InvariantCulture, $"FILL({MetricId}, {Value})")
        + (Either is null ? "" : $" + FILL({Either.Id}, -1) + 1") + (Beside is null ? "" : $" + 0 * {Beside.Id}");

    /// <param name="metrics">All metrics that the alarm names.</param>
    /// <exception cref="FormatException">The expression is not one of these, or does not use exactly the given metrics.</exception>
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
                $"the only metric math that the local cloud supports, found {expression}.");
    }

    [GeneratedRegex(
        @"^\s*FILL\s*\(\s*(?<id>[a-z][A-Za-z0-9_]*)\s*,\s*(?<value>-?[0-9]+(\.[0-9]+)?)\s*\)\s*"
            + @"((?<=,\s*-1\s*\)\s*)\+\s*FILL\s*\(\s*(?<either>[a-z][A-Za-z0-9_]*)\s*,\s*-1\s*\)\s*\+\s*1\s*)?"
            + @"(\+\s*0\s*\*\s*(?<beside>[a-z][A-Za-z0-9_]*)\s*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fill();
}

/// <summary>A metric in an expression; its period and statistic are the alarm's.</summary>
public sealed record BesideMetric(string Id, string Namespace, string MetricName, IReadOnlyDictionary<string, string> Dimensions);
