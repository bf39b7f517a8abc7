using System.Globalization;
using System.Text.Json;
using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

/// <summary>One object of the input, read field by field; an invalid value is refused with what was expected and found.</summary>
internal sealed class InputObject
{
    private readonly string path;
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);

    public InputObject(JsonElement element, string path, IReadOnlyCollection<string> known)
    {
        this.path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, "an object such as {\"cluster\": \"orders-prod\"}", element);
        }

        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                throw new InvalidRequestException(
                    $"Expected only the fields {string.Join(", ", known)} in {path}, but found '{Shorten(field.Name)}'. Remove it or " +
                    "correct its name.");
            }

            fields[field.Name] = field.Value;
        }
    }

    public InputObject? Object(string name, params string[] known) =>
        Find(name) is { } element ? new InputObject(element, $"{path}.{name}", known) : null;

    public string? Text(string name, int most = 256)
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return text is { Length: > 0 } && text.Length <= most ? text
            : throw Wrong($"{path}.{name}", $"text of 1 to {most} characters", element);
    }

    /// <summary>
    /// A field that only the report uses: any value is accepted, as text on one line of limited length; null if nothing is left.
    /// </summary>
    public string? Remark(string name) => Find(name) is not { } element ? null
        : ReportText.From(element.ValueKind == JsonValueKind.String ? StringOf(element) : element.GetRawText());

    public string RequiredText(string name, string example) =>
        Text(name) ?? throw new InvalidRequestException(
            $"Expected {path}.{name}, but found none. Give it, for example {{\"{name}\": \"{example}\"}}.");

    public bool Flag(string name) => Find(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw Wrong($"{path}.{name}", "true or false", other),
    };

    public int? Number(string name, int least, int most) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } element when element.TryGetInt32(out var number) && number >= least && number <= most => number,
        { } other =>
            throw Wrong($"{path}.{name}", string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), other),
    };

    public T? Word<T>(string name, params T[] allowed)
        where T : struct, Enum
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        var isWord = element.ValueKind == JsonValueKind.String;
        return isWord && EnumText.TryParse<T>(element.GetString()!, out var word) && (allowed.Length == 0 || allowed.Contains(word))
            ? word
            : throw Wrong($"{path}.{name}", allowed.Length == 0 ? EnumText.List<T>()
                : string.Join(" or ", allowed.Select(EnumText.Kebab)), element);
    }

    /// <summary>A time as AWS writes it: <c>2026-11-22T17:04:40.985+0000</c> (CloudWatch, no colon) or ISO 8601.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return EventTime.TryParse(text, out var time) ? time
            : throw Wrong($"{path}.{name}", "a time such as 2026-11-22T17:04:40.985+0000", fields[name]);
    }

    public static InvalidRequestException Wrong(string path, string expected, JsonElement found) =>
        new($"Expected {path} to be {expected}, but found {Describe(found)}. Correct the execution's input and start it again.");

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Shorten(element.GetRawText()),
    };

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..77] + "...";

    // GetString throws on half of an escaped surrogate pair, which no .NET string can hold: then the raw text is used.
    private static string? StringOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText().Trim('"');
        }
    }

    private JsonElement? Find(string name) =>
        fields.TryGetValue(name, out var element) && element.ValueKind != JsonValueKind.Null ? element : null;
}
