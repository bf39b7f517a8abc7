using System.Text.Json;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>One value from a log line in the embedded metric format.</summary>
/// <param name="StorageResolution">Seconds: 1 for high resolution, else 60.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
internal readonly record struct EmfValue(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions, double Value, string Unit, int StorageResolution,
        long Timestamp);

/// <summary>Reads CloudWatch's embedded metric format (CloudWatch user guide, "Specification: Embedded metric format").</summary>
internal static class EmfReader
{
    /// <summary>The values in the line; none if it is not in this format, since CloudWatch Logs ignores such lines.</summary>
    /// <exception cref="FormatException">The line declares the format but breaks its rules.</exception>
    public static IReadOnlyList<EmfValue> Read(string line)
    {
        if (!line.Contains("\"_aws\"", StringComparison.Ordinal))
        {
            return [];
        }

        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var values = new List<EmfValue>();
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("_aws", out var aws))
        {
            return values;
        }

        var timestamp = aws.TryGetProperty("Timestamp", out var at) && at.TryGetInt64(out var milliseconds)
            ? milliseconds
            : throw new FormatException("EMF: _aws.Timestamp must be milliseconds since 1970.");
        foreach (var directive in Property(aws, "CloudWatchMetrics", JsonValueKind.Array).EnumerateArray())
        {
            ReadDirective(root, directive, timestamp, values);
        }

        return values;
    }

    private static void ReadDirective(JsonElement root, JsonElement directive, long timestamp, List<EmfValue> values)
    {
        var metricNamespace = Text(directive, "Namespace");
        var sets = new List<Dictionary<string, string>>();
        foreach (var set in Property(directive, "Dimensions", JsonValueKind.Array).EnumerateArray())
        {
            sets.Add(Dimensions(root, set));
        }

        foreach (var metric in Property(directive, "Metrics", JsonValueKind.Array).EnumerateArray())
        {
            var name = Text(metric, "Name");
            var unit = metric.TryGetProperty("Unit", out var written) ? written.GetString() ?? "None" : "None";
            var resolution = metric.TryGetProperty("StorageResolution", out var seconds) ? seconds.GetInt32() : 60;
            if (resolution is not (1 or 60))
            {
                throw new FormatException($"EMF: StorageResolution of {name} must be 1 or 60, found {resolution}.");
            }

            foreach (var dimensions in sets)
            {
                AddValues(root, new EmfValue(metricNamespace, name, dimensions, 0, unit, resolution, timestamp), values);
            }
        }
    }

    private static Dictionary<string, string> Dimensions(JsonElement root, JsonElement set)
    {
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in set.EnumerateArray())
        {
            var name = item.GetString() ?? "";
            dimensions[name] = root.TryGetProperty(name, out var value)
                ? value.ToString()
                : throw new FormatException($"EMF: the dimension {name} has no value in the line.");
        }

        return dimensions;
    }

    /// <summary>Adds the metric's single value, or each element of its array.</summary>
    private static void AddValues(JsonElement root, EmfValue metric, List<EmfValue> values)
    {
        if (!root.TryGetProperty(metric.Name, out var value))
        {
            throw new FormatException($"EMF: the metric {metric.Name} has no value in the line.");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                values.Add(metric with { Value = value.GetDouble() });
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    values.Add(metric with { Value = item.GetDouble() });
                }

                break;
            default:
                throw new FormatException(
                    $"EMF: the metric {metric.Name} must be a number or an array of numbers, found {value.ValueKind}.");
        }
    }

    private static string Text(JsonElement element, string name) => Property(element, name, JsonValueKind.String).GetString() ?? "";

    private static JsonElement Property(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"EMF: {name} must be present and a JSON {kind}.");
}
