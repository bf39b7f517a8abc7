using System.Globalization;
using System.Text.Json;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>One value that a log line in the embedded metric format carries.</summary>
/// <param name="StorageResolution">Seconds: 1 for high resolution, else 60.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
internal sealed record EmfValue(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions, double Value, string Unit, int StorageResolution, long Timestamp);

/// <summary>Reads CloudWatch's embedded metric format (CloudWatch user guide, "Specification: Embedded metric format").</summary>
internal static class EmfReader
{
    /// <summary>The values of the line; none where it is not in this format, as CloudWatch Logs passes such lines over.</summary>
    /// <exception cref="FormatException">It claims the format and breaks its rules.</exception>
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
        var metricNamespace = Property(directive, "Namespace", JsonValueKind.String).GetString() ?? "";
        var sets = Property(directive, "Dimensions", JsonValueKind.Array).EnumerateArray().Select(set => Dimensions(root, set)).ToList();
        foreach (var metric in Property(directive, "Metrics", JsonValueKind.Array).EnumerateArray())
        {
            var name = Property(metric, "Name", JsonValueKind.String).GetString() ?? "";
            var unit = metric.TryGetProperty("Unit", out var written) ? written.GetString() ?? "None" : "None";
            var resolution = metric.TryGetProperty("StorageResolution", out var seconds) ? seconds.GetInt32() : 60;
            if (resolution is not (1 or 60))
            {
                throw new FormatException($"EMF: StorageResolution of {name} must be 1 or 60, found {resolution}.");
            }

            foreach (var dimensions in sets)
            {
                values.AddRange(Values(root, name).Select(
                    value => new EmfValue(metricNamespace, name, dimensions, value, unit, resolution, timestamp)));
            }
        }
    }

    private static Dictionary<string, string> Dimensions(JsonElement root, JsonElement set)
    {
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in set.EnumerateArray().Select(static name => name.GetString() ?? ""))
        {
            dimensions[name] = root.TryGetProperty(name, out var value)
                ? value.ToString()
                : throw new FormatException($"EMF: the dimension {name} has no value in the line.");
        }

        return dimensions;
    }

    private static IEnumerable<double> Values(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? throw new FormatException($"EMF: the metric {name} has no value in the line.")
        : value.ValueKind == JsonValueKind.Number ? [value.GetDouble()]
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static item => item.GetDouble())]
        : throw new FormatException(string.Create(
            CultureInfo.InvariantCulture, $"EMF: the metric {name} must be a number or an array of numbers, found {value.ValueKind}."));

    private static JsonElement Property(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"EMF: {name} must be there and be a JSON {kind}.");
}
