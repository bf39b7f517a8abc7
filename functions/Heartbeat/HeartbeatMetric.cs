using System.Text.Json.Nodes;
using Failover.Functions.ReportOutcome;

namespace Failover.Functions.Heartbeat;

/// <summary>One beat in CloudWatch's embedded metric format.</summary>
internal static class HeartbeatMetric
{
    /// <summary>1 where a writable primary answered, else 0.</summary>
    public const string Name = "Heartbeat";

    public static string Of(string cluster, Beat beat, DateTimeOffset at) => new JsonObject
    {
        ["_aws"] = new JsonObject
        {
            ["Timestamp"] = at.ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = EmbeddedMetrics.Namespace,
                ["Dimensions"] = new JsonArray(new JsonArray("Cluster")),

                // Alarms with periods below a minute need high resolution: StorageResolution 1.
                ["Metrics"] = new JsonArray(
                    new JsonObject { ["Name"] = Name, ["Unit"] = "Count", ["StorageResolution"] = 1 },
                    new JsonObject { ["Name"] = "HeartbeatMilliseconds", ["Unit"] = "Milliseconds", ["StorageResolution"] = 1 }),
            }),
        },
        ["Cluster"] = cluster,
        [Name] = beat.IsAlive ? 1 : 0,
        ["HeartbeatMilliseconds"] = Math.Round(beat.Took.TotalMilliseconds),
        ["detail"] = beat.Detail,
    }.ToJsonString();
}
