using System.Text.Json.Nodes;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The answer in CloudWatch's embedded metric format.</summary>
internal static class ReadinessMetric
{
    /// <summary>1 where every check's answer is yes, else 0.</summary>
    public const string Ready = "Ready";

    /// <summary>How many checks' answers are not yes.</summary>
    public const string NotReadyChecks = "NotReadyChecks";

    public static string Of(ReadinessReport report) => new JsonObject
    {
        ["_aws"] = new JsonObject
        {
            ["Timestamp"] = report.At.ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = EmbeddedMetrics.Namespace,
                ["Dimensions"] = new JsonArray(new JsonArray("Cluster")),
                ["Metrics"] = new JsonArray(
                    new JsonObject { ["Name"] = Ready, ["Unit"] = "Count" },
                    new JsonObject { ["Name"] = NotReadyChecks, ["Unit"] = "Count" }),
            }),
        },
        ["Cluster"] = report.Cluster,
        [Ready] = report.Ready ? 1 : 0,
        [NotReadyChecks] = report.Checks.Count(c => c.Ok != Answer.Yes),
        ["summary"] = report.Summary,
    }.ToJsonString();
}
