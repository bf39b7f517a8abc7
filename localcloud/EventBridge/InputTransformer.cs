using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.EventBridge;

/// <summary>Makes a target's input from an event; compiled once, immutable.</summary>
/// <remarks>
/// EventBridge user guide, "Amazon EventBridge input transformation": variables come from <c>InputPathsMap</c> or are reserved
/// (<c>aws.events.rule-arn</c>, ...). In place of a JSON value, a variable is inserted as JSON; inside a string, as text.
/// A path that does not exist in the event gives an empty string.
/// </remarks>
public sealed class InputTransformer
{
    private readonly List<Part> parts = [];
    private readonly Dictionary<string, EventPath> paths = new(StringComparer.Ordinal);

    /// <param name="template">A JSON object, array or string with <c>&lt;variables&gt;</c>.</param>
    /// <exception cref="FormatException">A variable has no path, a path is not valid, or the template does not give JSON.</exception>
    public InputTransformer(IReadOnlyDictionary<string, string> inputPaths, string template)
    {
        foreach (var (name, path) in inputPaths)
        {
            if (name.StartsWith("aws.", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException($"InputPathsMap: the variable {name} is reserved: names must not begin with AWS.");
            }

            paths[name] = new EventPath(path);
        }

        Split(template);
        var trial = new StringBuilder();
        parts.ForEach(part => trial.Append(part.Variable is null ? part.Text : part.InString ? "x" : "0"));
        try
        {
            JsonDocument.Parse(trial.ToString()).Dispose();
        }
        catch (JsonException e)
        {
            throw new FormatException($"InputTemplate is not JSON after its variables are inserted: {e.Message} Template: {template}", e);
        }
    }

    /// <returns>The target's input as JSON text.</returns>
    public string Transform(JsonNode happened, string ruleArn, string ruleName, DateTimeOffset ingested)
    {
        var text = new StringBuilder(256);
        foreach (var part in parts)
        {
            if (part.Variable is not { } variable)
            {
                text.Append(part.Text);
                continue;
            }

            if (!TryValue(variable, happened, ruleArn, ruleName, ingested, out var value))
            {
                text.Append(part.InString ? "" : "\"\"");
            }
            else if (part.InString)
            {
                var inner = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString(Relaxed.Json)
                    ?? "";
                text.Append(JsonEncodedText.Encode(inner, Relaxed.Json.Encoder).ToString());
            }
            else
            {
                text.Append(value?.ToJsonString(Relaxed.Json) ?? "null");
            }
        }

        return text.ToString();
    }

    private bool TryValue(string variable, JsonNode happened, string ruleArn, string ruleName, DateTimeOffset ingested, out JsonNode? value)
    {
        if (paths.TryGetValue(variable, out var path))
        {
            return path.TryFind(happened, out value);
        }

        value = variable switch
        {
            "aws.events.rule-arn" => ruleArn,
            "aws.events.rule-name" => ruleName,
            "aws.events.event.ingestion-time" => ingested.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "aws.events.event.json" => happened,
            _ => WithoutDetail(happened),
        };
        return true;
    }

    private static JsonNode WithoutDetail(JsonNode happened)
    {
        var copy = happened.DeepClone();
        (copy as JsonObject)?.Remove("detail");
        return copy;
    }

    private void Split(string template)
    {
        var literal = new StringBuilder();
        var inString = false;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            var end = c == '<' ? template.IndexOf('>', i) : -1;
            if (end > 0 && IsVariable(template[(i + 1)..end]))
            {
                parts.Add(new Part(literal.ToString(), null, false));
                literal.Clear();
                parts.Add(new Part("", Known(template[(i + 1)..end]), inString));
                i = end;
                continue;
            }

            literal.Append(c);
            if (c == '\\' && inString && i + 1 < template.Length)
            {
                literal.Append(template[++i]);
            }
            else if (c == '"')
            {
                inString = !inString;
            }
        }

        parts.Add(new Part(literal.ToString(), null, false));
    }

    private static bool IsVariable(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private string Known(string variable) => paths.ContainsKey(variable) || variable is "aws.events.rule-arn" or "aws.events.rule-name"
        or "aws.events.event.ingestion-time" or "aws.events.event" or "aws.events.event.json"
        ? variable
        : throw new FormatException($"InputTemplate: the variable <{variable}> is neither in InputPathsMap nor one of EventBridge's own.");

    private sealed record Part(string Text, string? Variable, bool InString);
}
