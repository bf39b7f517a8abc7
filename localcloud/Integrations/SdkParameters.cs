using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>A task's parameters, in PascalCase.</summary>
internal sealed class SdkParameters(string resource, JsonNode? input)
{
    private readonly JsonObject fields = input as JsonObject ?? [];

    /// <exception cref="TaskFailedException">The field is missing or is not a string.</exception>
    public string Text(string name) => Text(fields[name]) ?? throw Missing(name);

    /// <summary>Null if the field is missing or is not a string.</summary>
    public string? OptionalText(string name) => Text(fields[name]);

    /// <summary>The field as JSON; null if it is missing.</summary>
    public JsonNode? Json(string name) => fields[name];

    /// <summary>A list of strings; empty if the field is missing.</summary>
    public IReadOnlyList<string> Texts(string name) => Texts(fields[name]);

    /// <summary>A list of objects; empty if the field is missing.</summary>
    public IReadOnlyList<JsonObject> Objects(string name) => [.. (fields[name] as JsonArray ?? []).OfType<JsonObject>()];

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static IReadOnlyList<string> Texts(JsonNode? node) => [.. (node as JsonArray ?? []).Select(Text).OfType<string>()];

    public TaskFailedException Missing(string name) => new("States.Runtime", $"The field '{name}' is required for {resource}.");
}
