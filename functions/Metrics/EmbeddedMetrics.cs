using System.Text.Json.Nodes;
using Failover.Functions.Contract;

namespace Failover.Functions.Metrics;

/// <summary>The report's metrics in CloudWatch's embedded metric format: no API call that could fail or be throttled.</summary>
internal static class EmbeddedMetrics
{
    public const string Namespace = "Failover";

    public static string Of(Report report)
    {
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["Timestamp"] = report.At.ToUnixTimeMilliseconds(),
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = Namespace,
                    ["Dimensions"] = new JsonArray(new JsonArray("Cluster")),
                    ["Metrics"] = Metrics(report),
                }),
            },
            ["Cluster"] = report.Cluster ?? "unknown",
        };
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            line[outcome.ToString()] = outcome == report.Outcome ? 1 : 0;
        }

        if (report.RecoverySeconds is { } seconds)
        {
            line["RecoverySeconds"] = seconds;
        }

        return line.ToJsonString();
    }

    private static JsonArray Metrics(Report report)
    {
        var metrics = new JsonArray();
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            metrics.Add(new JsonObject { ["Name"] = outcome.ToString(), ["Unit"] = "Count" });
        }

        if (report.RecoverySeconds is not null)
        {
            metrics.Add(new JsonObject { ["Name"] = "RecoverySeconds", ["Unit"] = "Seconds" });
        }

        return metrics;
    }
}
