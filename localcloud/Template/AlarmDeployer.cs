using Failover.LocalCloud.CloudWatch;

namespace Failover.LocalCloud.Template;

internal static class AlarmDeployer
{
    public static DeployStep Metric(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "AlarmName", "AlarmDescription", "Namespace", "MetricName", "Dimensions", "Statistic", "Period", "Metrics", "EvaluationPeriods",
                "DatapointsToAlarm",
            "ComparisonOperator", "Threshold", "TreatMissingData", "AlarmActions", "OKActions", "InsufficientDataActions", "ActionsEnabled",
                "Unit", "Tags", "WarmUpConfiguration");
        var warmUp = properties.Nested("WarmUpConfiguration")
            ?.Only("WarmUpPeriodDurationInMinutes", "OnlyStartEvaluatingAfterWarmUpPeriodEnds");
        var (metric, math) = WatchedMetric.From(properties);
        var periods = properties.Number("EvaluationPeriods", null, 1, 86_400);
        var definition = metric with
        {
            Name = resource.Name,
            Description = properties.OptionalText("AlarmDescription"),
            EvaluationPeriods = periods,
            DatapointsToAlarm = properties.Number("DatapointsToAlarm", periods, 1, periods),
            Comparison = properties.Choice<ComparisonOperator>("ComparisonOperator"),
            Threshold = properties.Fraction("Threshold"),
            MissingData = properties.Choice<MissingData>("TreatMissingData", MissingData.Missing),
            Math = math,
            Actions = Actions(properties),
            WarmUp = TimeSpan.FromMinutes(warmUp?.Number("WarmUpPeriodDurationInMinutes", null, 1, 2880) ?? 0),
            WaitsForWarmUp = warmUp?.Flag("OnlyStartEvaluatingAfterWarmUpPeriodEnds", false) ?? false,
        };
        return (services, options) => properties.Guard("Period", () => services.CloudWatch.PutMetricAlarm(
            definition, definition.MissingData == MissingData.Ignore ? AlarmValue.InsufficientData : options.AlarmsBeginAs
                ?? AlarmValue.InsufficientData));
    }

    public static DeployStep Composite(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "AlarmName", "AlarmDescription", "AlarmRule", "AlarmActions", "OKActions", "InsufficientDataActions", "ActionsEnabled", "Tags");
        var definition = new CompositeAlarmDefinition(resource.Name, properties.Text("AlarmRule"))
        {
            Description = properties.OptionalText("AlarmDescription"),
            Actions = Actions(properties),
        };
        return (services, options) =>
            properties.Guard("AlarmRule", () => services.CloudWatch.PutCompositeAlarm(definition, options.AlarmsBeginAs));
    }

    public static bool RestsOn(Properties properties, HashSet<string> names) =>
        properties.Guard("AlarmRule", () => AlarmRule.Parse(properties.Text("AlarmRule"))).Alarms.Any(names.Contains);

    private static AlarmActions Actions(Properties properties) => new(
        properties.Texts("AlarmActions"), properties.Texts("OKActions"), properties.Texts("InsufficientDataActions"),
            properties.Flag("ActionsEnabled", true));
}
