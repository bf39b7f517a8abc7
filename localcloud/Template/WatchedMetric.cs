using Failover.LocalCloud.CloudWatch;

namespace Failover.LocalCloud.Template;

/// <summary>What an alarm in a template watches: a metric, or <c>Metrics</c> with supported metric math.</summary>
internal static class WatchedMetric
{
    /// <summary>The definition contains only the metric; the caller sets the rest.</summary>
    public static (MetricAlarmDefinition Metric, MetricMath? Math) From(Properties properties)
    {
        if (!properties.Has("Metrics"))
        {
            return (Define(properties, properties.Choice<Statistic>("Statistic"), properties), null);
        }

        foreach (var beside in new[] { "Namespace", "MetricName", "Dimensions", "Statistic", "Period" })
        {
            if (properties.Has(beside))
            {
                throw properties.Bad(beside, "nothing besides Metrics", properties.Json[beside]);
            }
        }

        var queries = properties.List("Metrics").Select(static q => q.Only("Id", "MetricStat", "Expression", "ReturnData")).ToList();
        var metrics = queries.Where(static q => q.Has("MetricStat")).ToList();
        if (metrics.Count == 0 || queries.Where(static q => q.Has("Expression")).ToList() is not [var expression]
            || queries.Count != metrics.Count + 1)
        {
            throw properties.Bad("Metrics", "one Expression and the MetricStats that it uses", properties.Json["Metrics"]);
        }

        // "ReturnData: ... specify this value as true for only one": the one that the alarm watches. The default is true.
        if (metrics.Any(static q => q.Flag("ReturnData", true)) || !expression.Flag("ReturnData", true))
        {
            throw properties.Bad("Metrics", "ReturnData true for the expression and false for its metrics", properties.Json["Metrics"]);
        }

        var read = metrics.Select(Read).ToList();
        var math = expression.Guard("Expression", () => MetricMath.Parse(
            expression.Text("Id"), expression.Text("Expression"), [.. read.Select(static r => r.Metric)]));
        var (watched, definition) = read.Single(r => r.Metric.Id == math.MetricId);
        return read.All(r => (r.Definition.Period, r.Definition.Statistic) == (definition.Period, definition.Statistic))
            ? (definition, math)
            : throw properties.Bad("Metrics", $"the same Period and Stat for all metrics as for {watched.Id}", properties.Json["Metrics"]);
    }

    private static (BesideMetric Metric, MetricAlarmDefinition Definition) Read(Properties query)
    {
        var stat = query.Nested("MetricStat") ?? throw query.Bad("MetricStat", "a map", null);
        var metric = stat.Only("Metric", "Period", "Stat").Nested("Metric")?.Only("Namespace", "MetricName", "Dimensions")
            ?? throw stat.Bad("Metric", "a map", null);
        var definition = Define(metric, stat.Choice<Statistic>("Stat"), stat);
        return (new BesideMetric(query.Text("Id"), definition.Namespace, definition.MetricName, definition.Dimensions), definition);
    }

    private static MetricAlarmDefinition Define(Properties metric, Statistic statistic, Properties period) => new()
    {
        Name = "",
        Namespace = metric.Text("Namespace"),
        MetricName = metric.Text("MetricName"),
        Dimensions = metric.List("Dimensions")
            .ToDictionary(static item => item.Text("Name"), static item => item.Text("Value"), StringComparer.Ordinal),
        Statistic = statistic,
        Period = period.Number("Period", null, 10, 604_800),
        EvaluationPeriods = 1,
        Comparison = default,
        Threshold = 0,
    };
}
