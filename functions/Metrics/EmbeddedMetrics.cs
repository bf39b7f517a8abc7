using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Failover.Functions.Metrics;

/// <summary>One value in a line of embedded metrics.</summary>
/// <param name="Unit">CloudWatch's unit: Count, Seconds, Milliseconds.</param>
/// <param name="HighResolution">Stored by the second, which alarms with periods below a minute need.</param>
internal sealed record MetricValue(string Name, string Unit, double Value, bool HighResolution = false);

/// <summary>A field for readers of the log; not a metric.</summary>
internal sealed record MetricNote(string Name, string Text);

/// <summary>Composes all lines in CloudWatch's embedded metric format, which needs no API call that could fail or be throttled.</summary>
internal static class EmbeddedMetrics
{
    /// <param name="metricNamespace">The stack's namespace: <see cref="IMetricOutput.Namespace"/>.</param>
    /// <param name="cluster">The dimension's value.</param>
    /// <returns>One JSON document without line breaks.</returns>
    public static string Compose(
        string metricNamespace, string cluster, DateTimeOffset at, IReadOnlyList<MetricValue> values, MetricNote? note = null)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            WriteDirective(json, metricNamespace, at, values);
            json.WriteString(MetricNames.Cluster, cluster);
            foreach (var value in values)
            {
                json.WriteNumber(value.Name, value.Value);
            }

            if (note is not null)
            {
                json.WriteString(note.Name, note.Text);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static void WriteDirective(
        Utf8JsonWriter json, string metricNamespace, DateTimeOffset at, IReadOnlyList<MetricValue> values)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", metricNamespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue(MetricNames.Cluster);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var value in values)
        {
            WriteDefinition(json, value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDefinition(Utf8JsonWriter json, MetricValue value)
    {
        json.WriteStartObject();
        json.WriteString("Name", value.Name);
        json.WriteString("Unit", value.Unit);
        if (value.HighResolution)
        {
            json.WriteNumber("StorageResolution", 1);
        }

        json.WriteEndObject();
    }
}
