using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>Reads a resource's evaluated properties; errors name resource and property, what was expected and what was found.</summary>
/// <param name="where">The resource and the path within it.</param>
internal sealed class Properties(string where, JsonObject json)
{
    public JsonObject Json => json;

    /// <summary>The resource and the path within it.</summary>
    public string Where => where;

    /// <summary>Refuses properties that the local cloud would otherwise ignore silently.</summary>
    public Properties Only(params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in json)
        {
            if (!known.Contains(name))
            {
                throw Bad(name, $"one of [{string.Join(", ", known.ToArray())}]", value);
            }
        }

        return this;
    }

    public bool Has(string name) => json[name] is not null;

    public string Text(string name) => OptionalText(name) ?? throw Bad(name, "text", null);

    public string? OptionalText(string name) => json[name] switch
    {
        null => null,
        JsonValue value => Text(value),
        var other => throw Bad(name, "text", other),
    };

    /// <summary>A string, or JSON returned as text.</summary>
    public string? TextOrJson(string name) => json[name] is JsonObject or JsonArray ? json[name]?.ToJsonString() : OptionalText(name);

    public int Number(string name, int? otherwise, int least, int most)
    {
        var text = OptionalText(name);
        if (text is null && otherwise is { } given)
        {
            return given;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most
            ? number
            : throw Bad(name, $"a whole number from {least} to {most}", json[name]);
    }

    public double Fraction(string name) =>
        double.TryParse(OptionalText(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Bad(name, "a number", json[name]);

    public bool Flag(string name, bool otherwise) => OptionalText(name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw Bad(name, "true or false", json[name]),
    };

    public T Choice<T>(string name, T? otherwise = null)
        where T : struct, Enum => OptionalText(name) is { } text
            ? Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
                ? value
                : throw Bad(name, $"one of [{string.Join(", ", Enum.GetNames<T>())}]", json[name])
            : otherwise ?? throw Bad(name, $"one of [{string.Join(", ", Enum.GetNames<T>())}]", null);

    public IReadOnlyList<string> Texts(string name) => json[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item is JsonValue value ? Text(value) : throw Bad(name, "a list of strings", list))],
        JsonValue single => [Text(single)],
        var other => throw Bad(name, "a list of strings", other),
    };

    /// <summary>A map of strings, in the template's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map(string name) => json[name] switch
    {
        null => [],
        JsonObject map => [.. map.Select(pair => KeyValuePair.Create(
            pair.Key, pair.Value is JsonValue value ? Text(value) : throw Bad($"{name}.{pair.Key}", "text", pair.Value)))],
        var other => throw Bad(name, "a map", other),
    };

    public Properties? Nested(string name) => json[name] switch
    {
        null => null,
        JsonObject map => new Properties($"{where}.{name}", map),
        var other => throw Bad(name, "a map", other),
    };

    public IEnumerable<Properties> List(string name) => json[name] switch
    {
        null => [],
        JsonArray list => list.Select((item, index) => item is JsonObject map
            ? new Properties($"{where}.{name}[{index}]", map)
            : throw Bad(name, "a list of maps", item)),
        var other => throw Bad(name, "a list", other),
    };

    /// <summary>The maps in a map, by name.</summary>
    public IEnumerable<(string Name, Properties Value)> Children(string name) => json[name] switch
    {
        null => [],
        JsonObject map => map.Select(pair => pair.Value is JsonObject child
            ? (pair.Key, new Properties($"{where}.{name}.{pair.Key}", child))
            : throw Bad($"{name}.{pair.Key}", "a map", pair.Value)),
        var other => throw Bad(name, "a map", other),
    };

    /// <summary>Adds the location in the template to another component's error.</summary>
    public T Guard<T>(string name, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (
            e is FormatException or ArgumentException or InvalidOperationException or EventBridge.InvalidEventPatternException)
        {
            throw new TemplateException($"{where}: property {name}: {e.Message}", e);
        }
    }

    public TemplateException Bad(string name, string expected, JsonNode? found) =>
        new($"{where}: property {name}: expected {expected}, found {found?.ToJsonString() ?? "nothing"}.");

    private static string Text(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
