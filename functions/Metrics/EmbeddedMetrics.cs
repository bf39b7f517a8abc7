using System.Text.Json.Nodes;

namespace Failover.Functions.Metrics;

/// <summary>One figure of a line of embedded metrics.</summary>
/// <param name="Unit">CloudWatch's word: Count, Seconds, Milliseconds.</param>
/// <param name="HighResolution">Kept by the second: alarms with periods below a minute need it.</param>
internal sealed record MetricValue(string Name, string Unit, double Value, bool HighResolution = false);

/// <summary>A field for whoever reads the log; no metric.</summary>
internal sealed record MetricNote(string Name, string Text);

/// <summary>The one composer of lines in CloudWatch's embedded metric format: no API call that could fail or be throttled.</summary>
internal static class EmbeddedMetrics
{
    /// <param name="metricNamespace">The stack's: <see cref="IMetricOutput.Namespace"/>.</param>
    /// <param name="cluster">The dimension's value.</param>
    /// <returns>One JSON document without line breaks.</returns>
    public static string Compose(
        string metricNamespace, string cluster, DateTimeOffset at, IReadOnlyList<MetricValue> values, MetricNote? note = null)
    {
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["Timestamp"] = at.ToUnixTimeMilliseconds(),
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = metricNamespace,
                    ["Dimensions"] = new JsonArray(new JsonArray(MetricNames.Cluster)),
                    ["Metrics"] = new JsonArray([.. values.Select(Definition)]),
                }),
            },
            [MetricNames.Cluster] = cluster,
        };
        foreach (var value in values)
        {
            line[value.Name] = value.Value;
        }

        if (note is not null)
        {
            line[note.Name] = note.Text;
        }

        return line.ToJsonString();
    }

    private static JsonNode Definition(MetricValue value)
    {
        var definition = new JsonObject { ["Name"] = value.Name, ["Unit"] = value.Unit };
        if (value.HighResolution)
        {
            definition["StorageResolution"] = 1;
        }

        return definition;
    }
}
