using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.EventBridge;

/// <summary>Compiles the elements of a pattern's arrays (EventBridge user guide, "Comparison operators").</summary>
internal static class MatcherCompiler
{
    // "Numeric matching is limited to values between -5.0e9 and +5.0e9."
    private const double MostNumber = 5.0e9;

    public static Matcher Compile(JsonNode? item, string path)
    {
        if (item is not JsonObject operation)
        {
            return item is JsonArray ? throw new InvalidEventPatternException($"{path}: an array in an array is not allowed")
                : new Matcher.Exact(item);
        }

        if (operation.Count != 1)
        {
            throw new InvalidEventPatternException($"{path}: Only one key allowed in match expression");
        }

        var (name, operand) = operation.First();
        return name switch
        {
            "prefix" => Ends(operand, path, name, static (text, with, how) => text.StartsWith(with, how)),
            "suffix" => Ends(operand, path, name, static (text, with, how) => text.EndsWith(with, how)),
            "equals-ignore-case" => IgnoreCase(Text(operand, path, name)),
            "wildcard" => new Matcher.TextTest(new PatternWildcard(Text(operand, path, name), path).Matches),
            "exists" => new Matcher.Exists(operand?.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Bad(path, "exists match pattern must be either true or false."),
            }),
            "numeric" => new Matcher.NumberTest(Numeric(operand as JsonArray, path)),
            "anything-but" => new Matcher.AnythingBut(AnythingBut(operand, path)),
            "cidr" => IPNetwork.TryParse(Text(operand, path, name), out var network)
                ? new Matcher.Cidr(network)
                : throw Bad(path, $"cidr must be an IP range, found {operand?.ToJsonString()}"),
            _ => throw Bad(path, $"Unrecognized match type {name}"),
        };
    }

    private static Matcher.TextTest Ends(JsonNode? operand, string path, string name, Func<string, string, StringComparison, bool> test)
    {
        if (operand is JsonObject { Count: 1 } nested && nested.TryGetPropertyValue("equals-ignore-case", out var inner))
        {
            var folded = Text(inner, path, name);
            return new Matcher.TextTest(text => test(text, folded, StringComparison.OrdinalIgnoreCase));
        }

        var with = Text(operand, path, name);
        return new Matcher.TextTest(text => test(text, with, StringComparison.Ordinal));
    }

    private static Matcher.TextTest IgnoreCase(string expected) =>
        new(text => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase));

    private static Matcher[] AnythingBut(JsonNode? operand, string path) => operand switch
    {
        JsonArray { Count: > 0 } list when list.All(static item => item is JsonValue) =>
            [.. list.Select(static item => new Matcher.Exact(item))],
        JsonValue value => [new Matcher.Exact(value)],

        // {"anything-but": {"prefix": ["a", "b"]}}: the string operators accept lists here.
        JsonObject { Count: 1 } nested when nested.First() is { Key: "prefix" or "suffix" or "equals-ignore-case" or "wildcard" } inner =>
            inner.Value is JsonArray list
                ? [.. list.Select(item => Compile(new JsonObject { [inner.Key] = item?.DeepClone() }, path))]
                : [Compile(nested, path)],
        _ => throw Bad(path, "Value of anything-but must be an array, a value, or prefix, suffix, equals-ignore-case, wildcard"),
    };

    private static Func<double, bool> Numeric(JsonArray? operands, string path)
    {
        if (operands is not { Count: 2 or 4 })
        {
            throw Bad(path, "Value of numeric must be an array of an operator and a number, once or twice");
        }

        var tests = new List<Func<double, bool>>();
        for (var i = 0; i < operands.Count; i += 2)
        {
            tests.Add(Compare(Text(operands[i], path, "numeric"), operands[i + 1], path));
        }

        return value => tests.TrueForAll(test => test(value));
    }

    private static Func<double, bool> Compare(string comparison, JsonNode? operand, string path)
    {
        var bound = operand?.GetValueKind() == JsonValueKind.Number ? operand.Deserialize<double>() : double.NaN;
        if (!(Math.Abs(bound) <= MostNumber))
        {
            throw Bad(path, "Value of numeric must be a number between -5.0e9 and 5.0e9");
        }

        return comparison switch
        {
            "=" => value => value.Equals(bound),
            "<" => value => value < bound,
            "<=" => value => value <= bound,
            ">" => value => value > bound,
            ">=" => value => value >= bound,
            _ => throw Bad(path, $"Unrecognized numeric range operator: {comparison}"),
        };
    }

    private static string Text(JsonNode? operand, string path, string name) => operand?.GetValueKind() == JsonValueKind.String
        ? operand.GetValue<string>()
        : throw Bad(path, $"{name} match pattern must be a string");

    private static InvalidEventPatternException Bad(string path, string reason) => new($"{path}: {reason}");
}
