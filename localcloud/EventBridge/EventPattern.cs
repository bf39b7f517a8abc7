using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.EventBridge;

/// <summary>An event pattern, compiled once; immutable.</summary>
/// <remarks>
/// EventBridge user guide, "Event patterns" and "Comparison operators": every field of the pattern must match (in an array of
/// alternatives, at least one of them); a field that is an array in the event matches if one of its elements does.
/// </remarks>
public sealed class EventPattern
{
    private readonly PatternObject root;

    private EventPattern(PatternObject root) => this.root = root;

    /// <exception cref="InvalidEventPatternException">The pattern breaks EventBridge's rules.</exception>
    public static EventPattern Parse(string json)
    {
        try
        {
            return Parse(JsonNode.Parse(json));
        }
        catch (JsonException e)
        {
            throw new InvalidEventPatternException(e.Message);
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static EventPattern Parse(JsonNode? json) => json is JsonObject { Count: > 0 } pattern
        ? new EventPattern(PatternObject.Compile(pattern, ""))
        : throw new InvalidEventPatternException("the pattern must be a JSON object with at least one field");

    public bool Matches(JsonNode happened) => root.Matches(happened);
}
