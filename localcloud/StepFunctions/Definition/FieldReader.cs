using System.Globalization;
using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Paths;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>Reads the fields of one object in the definition, tracks which were read, and describes their errors.</summary>
/// <param name="where">The location in messages: <c>State 'X'</c>, <c>State 'X', Retry[0]</c>.</param>
internal sealed class FieldReader(string where, JsonElement json)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal) { "Comment" };

    public string Where => where;

    public bool Has(string name) => json.TryGetProperty(name, out _);

    public JsonElement? Find(string name)
    {
        known.Add(name);
        return json.TryGetProperty(name, out var value) ? value : null;
    }

    public JsonElement Require(string name, JsonValueKind kind, string expected) =>
        Find(name) is not { } value ? throw Problem(name, expected, "nothing")
        : value.ValueKind == kind ? value
        : throw Problem(name, expected, value);

    public string RequireText(string name, string expected) =>
        Text(name, expected) ?? throw Problem(name, expected, "nothing");

    public string? Text(string name, string expected = "a string") =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Problem(name, expected, value);

    public bool? Truth(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem(name, "true or false", value),
    };

    public int? Integer(string name, int least, int most) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
        : throw Problem(name, string.Create(CultureInfo.InvariantCulture, $"an integer from {least} to {most}"), value);

    public double? Number(string name, double least, string expected) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.GetDouble() >= least ? value.GetDouble()
        : throw Problem(name, expected, value);

    public JsonPath? Path(string name, bool reference = false)
    {
        if (Text(name, "a JSONPath") is not { } text)
        {
            return null;
        }

        var path = Compile(name, () => JsonPath.Parse(text));
        return !reference || path.IsReference ? path : throw Problem(name, "a reference path (fields and indices only)", $"'{text}'");
    }

    /// <summary>The number in <paramref name="name"/>, or at the path in <paramref name="name"/> + "Path"; never both.</summary>
    public Quantity? Quantity(string name, int least, int most)
    {
        var number = Integer(name, least, most);
        var path = Path(name + "Path", reference: true);
        return number is not null && path is not null ? throw Problem(name, $"only one of {name} and {name}Path", "both")
            : number is null && path is null ? null
            : new Quantity(name, number ?? 0, path, least, most);
    }

    public PayloadTemplate? Template(string name) =>
        Find(name) is { } value ? Compile(name, () => PayloadTemplate.Parse(value)) : null;

    public T Compile<T>(string name, Func<T> compile)
    {
        try
        {
            return compile();
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw new DefinitionException($"{where}, field '{name}': {problem.Message}", problem);
        }
    }

    public void Refuse(string name, string why)
    {
        if (Has(name))
        {
            throw new DefinitionException($"{where}, field '{name}': not supported by the local cloud: {why}");
        }
    }

    /// <summary>Refuses fields that were not read.</summary>
    public void End(string what)
    {
        foreach (var field in json.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                throw new DefinitionException(
                    $"{where}, field '{field.Name}': expected a field of {what} "
                        + $"({string.Join(", ", known.Order(StringComparer.Ordinal))}), " +
                    "found this unknown one");
            }
        }
    }

    public DefinitionException Problem(string field, string expected, JsonElement found) => Problem(field, expected, found.GetRawText());

    public DefinitionException Problem(string field, string expected, string found) =>
        new($"{where}, field '{field}': expected {expected}, found {found}");
}
