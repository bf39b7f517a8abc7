using System.Globalization;
using System.Text.Json;
using Failover.Functions.Metrics;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <summary>One beat in CloudWatch's embedded metric format.</summary>
internal static class HeartbeatMetric
{
    /// <summary>1 where a writable primary answered, else 0.</summary>
    public const string Name = "Heartbeat";

    // Alarms with periods below a minute need high resolution: StorageResolution 1.
    private const string Metrics =
        $$"""[{"Name":"{{Name}}","Unit":"Count","StorageResolution":1},{"Name":"HeartbeatMilliseconds","Unit":"Milliseconds","StorageResolution":1}]""";

    public static string Of(string cluster, Beat beat, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"_aws":{"Timestamp":{{at.ToUnixTimeMilliseconds()}},"CloudWatchMetrics":[{"Namespace":"{{EmbeddedMetrics.Namespace}}","Dimensions":[["Cluster"]],"Metrics":{{Metrics}}}]},"Cluster":"{{JsonEncodedText.Encode(cluster)}}","{{Name}}":{{(beat.IsAlive ? 1 : 0)}},"HeartbeatMilliseconds":{{Math.Round(beat.Took.TotalMilliseconds)}},"detail":"{{JsonEncodedText.Encode(beat.Detail)}}"}
        """);
}
