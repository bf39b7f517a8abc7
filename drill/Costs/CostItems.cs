using System.Text.Json.Nodes;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Costs;

/// <summary>The bill: what a stack consists of and uses, times AWS's prices.</summary>
internal static class CostItems
{
    public const string Dashboards = "Dashboard";

    private const double Gigabyte = 1e9;

    /// <summary>CloudWatch stores logs compressed and charges for 0.15 of the ingested volume (pricing page, example 5).</summary>
    private const double Compressed = 0.15;

    private const double DaysAMonth = Prices.HoursAMonth / 24;

    public static IReadOnlyList<CostItem> From(Stack stack, IdleUsage usage) =>
        [.. All(stack, usage).Where(static item => item.Quantity > 0)];

    private static CostItem[] All(Stack stack, IdleUsage usage) =>
    [
        .. Workflows(usage),
        .. Functions(usage),
        CostItem.From("Standard workflows", usage.Transitions, Prices.Transition),
        .. Alarms(stack),
        CostItem.From("Metrics", usage.CustomMetrics, Prices.CustomMetric),
        CostItem.From("Metrics", usage.MetricRequests, Prices.MetricRequest),
        CostItem.From("Logs", usage.LogBytes / Gigabyte, Prices.LogGigabyte),
        CostItem.From("Logs", Stored(stack, usage), Prices.StoredGigabyte),
        CostItem.From("Traces", usage.Traces, Prices.Trace),
        CostItem.From("Key", Count(stack, "AWS::KMS::Key"), Prices.Key),
        CostItem.From("Switch", Count(stack, ResourceTypes.HealthCheck), Prices.HealthCheck),
        CostItem.From(Dashboards, Count(stack, "AWS::CloudWatch::Dashboard"), Prices.Dashboard),
    ];

    private static IEnumerable<CostItem> Workflows(IdleUsage usage) => usage.Workflows.SelectMany(static one => (CostItem[])
    [
        CostItem.From(one.Key, one.Value.Starts, Prices.ExpressStart),
        CostItem.From(one.Key, one.Value.GigabyteSeconds, Prices.ExpressGigabyteSecond),
    ]);

    private static IEnumerable<CostItem> Functions(IdleUsage usage) => usage.Functions.SelectMany(static one => (CostItem[])
    [
        CostItem.From(one.Key, one.Value.Requests, Prices.Invocation),
        CostItem.From(one.Key, one.Value.GigabyteSeconds, Prices.GigabyteSecond),
    ]);

    private static IEnumerable<CostItem> Alarms(Stack stack)
    {
        var metrics = stack.Resources.Where(static r => r.Type == ResourceTypes.Alarm).SelectMany(static r => Periods(r.Properties))
            .ToList();
        return
        [
            CostItem.From("Alarms", metrics.Count(static period => period >= 60), Prices.AlarmMetric),
            CostItem.From("Alarms", metrics.Count(static period => period < 60), Prices.FastAlarmMetric),
            CostItem.From("Alarms", Count(stack, ResourceTypes.CompositeAlarm), Prices.CompositeAlarm),
        ];
    }

    /// <summary>The periods of the metrics that an alarm names, in seconds; math expressions do not count.</summary>
    private static IEnumerable<int> Periods(JsonObject alarm) => alarm["Metrics"] is JsonArray metrics
        ? metrics.Select(static m => m?["MetricStat"]?["Period"]).OfType<JsonValue>().Select(Number)
        : [Number(alarm["Period"]!)];

    private static int Number(JsonNode value) => int.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>In a steady state, when logs are deleted as fast as they arrive.</summary>
    private static double Stored(Stack stack, IdleUsage usage)
    {
        var days = Number(stack["HeartbeatLogs"].Properties["RetentionInDays"]!);
        return usage.LogBytes / Gigabyte * Compressed * days / DaysAMonth;
    }

    private static int Count(Stack stack, string type) => stack.Resources.Count(resource => resource.Type == type);
}
