using Failover.LocalCloud.CloudWatch;

namespace Failover.LocalCloud.Template;

/// <summary>What an alarm of a template watches: a metric, or <c>Metrics</c> with one metric and FILL of it.</summary>
internal static class WatchedMetric
{
    /// <summary>The definition holds the metric; the rest is the caller's to set.</summary>
    public static (MetricAlarmDefinition Metric, MetricMath? Math) Of(Properties properties)
    {
        if (!properties.Has("Metrics"))
        {
            return (Define(properties, properties.Choice<Statistic>("Statistic"), properties), null);
        }

        foreach (var beside in new[] { "Namespace", "MetricName", "Dimensions", "Statistic", "Period" })
        {
            if (properties.Has(beside))
            {
                throw properties.Bad(beside, "nothing beside Metrics", properties.Json[beside]);
            }
        }

        var queries = properties.List("Metrics").Select(static q => q.Only("Id", "MetricStat", "Expression", "ReturnData", "Label", "Period")).ToList();
        if (queries is not [var one, var other] || one.Has("MetricStat") == other.Has("MetricStat"))
        {
            throw properties.Bad("Metrics", "one MetricStat and one Expression FILL(id, number) of it", properties.Json["Metrics"]);
        }

        var (stat, expression) = one.Has("MetricStat") ? (one, other) : (other, one);
        if (stat.Flag("ReturnData", true) || !expression.Flag("ReturnData", true))
        {
            throw properties.Bad("Metrics", "ReturnData true for the expression and false for the metric", properties.Json["Metrics"]);
        }

        var math = expression.Guard("Expression", () => MetricMath.Parse(expression.Text("Id"), expression.Text("Expression"), stat.Text("Id")));
        var metricStat = stat.Nested("MetricStat")!.Only("Metric", "Period", "Stat", "Unit");
        var metric = metricStat.Nested("Metric")?.Only("Namespace", "MetricName", "Dimensions") ?? throw metricStat.Bad("Metric", "a map", null);
        return (Define(metric, metricStat.Choice<Statistic>("Stat"), metricStat), math);
    }

    private static MetricAlarmDefinition Define(Properties metric, Statistic statistic, Properties period) => new()
    {
        Name = "",
        Namespace = metric.Text("Namespace"),
        MetricName = metric.Text("MetricName"),
        Dimensions = metric.List("Dimensions").ToDictionary(static item => item.Text("Name"), static item => item.Text("Value"), StringComparer.Ordinal),
        Statistic = statistic,
        Period = period.Number("Period", null, 10, 604_800),
        EvaluationPeriods = 1,
        Comparison = default,
        Threshold = 0,
    };
}
