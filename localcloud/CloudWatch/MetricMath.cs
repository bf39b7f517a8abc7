using System.Globalization;
using System.Text.RegularExpressions;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>The one expression that alarms here can watch: <c>FILL(metric, number)</c>, the number where a period has no data.</summary>
/// <remarks>
/// CloudWatch user guide, "Using metric math", FILL. A filled period is a data point like any other, so the alarm need not
/// look further back than its evaluation periods. The guide warns of the other side: where the metric comes late, the newest
/// period is always filled, and an alarm that decides by it alone is stuck; it advises M out of N.
/// </remarks>
/// <param name="Id">The expression's id.</param>
/// <param name="MetricId">The metric's id in it.</param>
/// <param name="Value">What fills the gaps.</param>
public sealed partial record MetricMath(string Id, string MetricId, double Value)
{
    /// <summary>As it is written.</summary>
    public string Expression => string.Create(CultureInfo.InvariantCulture, $"FILL({MetricId}, {Value})");

    /// <exception cref="FormatException">It is other math, or of another metric.</exception>
    public static MetricMath Parse(string id, string expression, string metricId)
    {
        var match = Fill().Match(expression);
        return match.Success && match.Groups["id"].Value == metricId
            ? new MetricMath(id, metricId, double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture))
            : throw new FormatException($"expected FILL({metricId}, NUMBER), the only metric math that this cloud knows, found {expression}.");
    }

    [GeneratedRegex(@"^\s*FILL\s*\(\s*(?<id>[a-z][A-Za-z0-9_]*)\s*,\s*(?<value>-?[0-9]+(\.[0-9]+)?)\s*\)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fill();
}
