using System.Text.Json.Nodes;

namespace Failover.LocalCloud.EventBridge;

/// <summary>The fields that an object in the event must have.</summary>
internal sealed class PatternObject
{
    private readonly List<(string Name, PatternObject? Nested, Matcher[]? Leaf)> fields = [];
    private readonly List<PatternObject> alternatives = [];

    public static PatternObject Compile(JsonObject pattern, string path)
    {
        var compiled = new PatternObject();
        foreach (var (name, value) in pattern)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            switch (value)
            {
                case JsonArray either when name == "$or":
                    compiled.alternatives.AddRange(Alternatives(either, at));
                    break;
                case JsonArray { Count: 0 }:
                    throw new InvalidEventPatternException($"{at}: Empty arrays are not allowed");
                case JsonArray leaf:
                    compiled.fields.Add((name, null, [.. leaf.Select(item => MatcherCompiler.Compile(item, at))]));
                    break;
                case JsonObject { Count: > 0 } nested:
                    compiled.fields.Add((name, Compile(nested, at), null));
                    break;
                default:
                    throw new InvalidEventPatternException(
                        $"\"{at}\" must be an object or an array, found {value?.ToJsonString() ?? "null"}");
            }
        }

        return compiled;
    }

    /// <summary>Matches the event's object, or any of its objects if it is an array; null if there is none.</summary>
    public bool Matches(JsonNode? node) => node is JsonArray array ? array.Any(MatchesOne) : MatchesOne(node);

    private static IEnumerable<PatternObject> Alternatives(JsonArray either, string at) => either.Count < 2
        ? throw new InvalidEventPatternException($"{at} must have 2 or more patterns")
        : either.Select(item => item is JsonObject { Count: > 0 } one
            ? Compile(one, at)
            : throw new InvalidEventPatternException($"{at} must be an array of objects"));

    private bool MatchesOne(JsonNode? node)
    {
        var happened = node as JsonObject;
        foreach (var (name, nested, leaf) in fields)
        {
            JsonNode? value = null;
            var present = happened is not null && happened.TryGetPropertyValue(name, out value);
            if (nested is not null ? !nested.Matches(value) : !AnyMatches(leaf ?? [], present, value))
            {
                return false;
            }
        }

        return alternatives.Count == 0 || alternatives.Exists(one => one.MatchesOne(happened));
    }

    private static bool AnyMatches(Matcher[] matchers, bool present, JsonNode? value)
    {
        foreach (var matcher in matchers)
        {
            if (value is JsonArray { Count: > 0 } array ? array.Any(item => matcher.Matches(true, item)) : matcher.Matches(present, value))
            {
                return true;
            }
        }

        return false;
    }
}
