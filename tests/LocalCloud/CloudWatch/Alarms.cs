using Failover.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.CloudWatch;

internal static class Alarms
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 16, 55, 0, TimeSpan.Zero);

    public static readonly Dictionary<string, string> Writer = new() { ["DBClusterIdentifier"] = "orders-prod", ["Role"] = "WRITER" };

    public static MetricAlarmDefinition Silent(string name) => new()
    {
        Name = name,
        Description = "The writer of orders-prod reports no connections",
        Namespace = "AWS/DocDB",
        MetricName = "DatabaseConnections",
        Dimensions = Writer,
        Statistic = Statistic.Sum,
        Period = 60,
        EvaluationPeriods = 2,
        Comparison = ComparisonOperator.LessThanOrEqualToThreshold,
        Threshold = 0,
        MissingData = MissingData.Breaching,
    };
}
