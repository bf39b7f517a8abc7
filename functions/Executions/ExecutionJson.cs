using System.Text.Json;

namespace Failover.Functions.Executions;

/// <summary>
/// Reads the inputs and outputs of other executions: an input may be anything that a person typed, an output is a report.
/// </summary>
internal static class ExecutionJson
{
    public static string? ClusterOf(string? json) => Text(json, "cluster");

    public static string? Text(string? json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrue(string? json, string name) => Field(json, name) is { ValueKind: JsonValueKind.True };

    /// <returns>Null if it is not an object, or has no such field.</returns>
    public static JsonElement? Field(string? json, string name)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                ? value.Clone()
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not JSON, or half a surrogate pair, which has no UTF-8.
            return null;
        }
    }
}
