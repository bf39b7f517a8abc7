using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Failover.LocalCloud.Template;

/// <summary>A parameter of the template, with its constraints.</summary>
internal sealed record TemplateParameter
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? Default { get; init; }

    public IReadOnlyList<string>? AllowedValues { get; init; }

    public string? AllowedPattern { get; init; }

    public string? ConstraintDescription { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    private bool IsList => Type.StartsWith("List<", StringComparison.Ordinal) || Type == "CommaDelimitedList";

    public static TemplateParameter Read(string name, TemplateNode node)
    {
        if (node is not TemplateNode.Mapping map)
        {
            throw new TemplateException($"Template format error: line {node.Line}: parameter {name} must be a mapping.");
        }

        return new TemplateParameter
        {
            Name = name,
            Type = Text(map["Type"])
                ?? throw new TemplateException($"Template format error: Every Parameters member must contain a Type: {name}."),
            Default = Text(map["Default"]),
            AllowedValues = (map["AllowedValues"] as TemplateNode.Sequence)?.Items.Select(static item => Text(item) ?? "").ToList(),
            AllowedPattern = Text(map["AllowedPattern"]),
            ConstraintDescription = Text(map["ConstraintDescription"]),
            MinValue = Number(map["MinValue"]),
            MaxValue = Number(map["MaxValue"]),
            MinLength = (int?)Number(map["MinLength"]),
            MaxLength = (int?)Number(map["MaxLength"]),
        };
    }

    /// <summary>The value of <c>Ref</c> for this text: a string, or a list.</summary>
    /// <exception cref="TemplateException">It violates a constraint; the message is CloudFormation's.</exception>
    public JsonNode Value(string text)
    {
        var items = IsList ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        foreach (var item in items)
        {
            Check(item);
        }

        return IsList ? new JsonArray([.. items.Select(static item => JsonValue.Create(item))]) : JsonValue.Create(text);
    }

    private void Check(string item)
    {
        var problem = Problem(item);
        if (problem is not null)
        {
            throw new TemplateException(ConstraintDescription is null || problem.EndsWith("a number", StringComparison.Ordinal)
                ? $"Parameter '{Name}' {problem}"
                : $"Parameter '{Name}' failed to satisfy constraint: {ConstraintDescription}");
        }
    }

    private string? Problem(string item)
    {
        if (AllowedValues is not null && !AllowedValues.Contains(item, StringComparer.Ordinal))
        {
            return $"must be one of AllowedValues [{string.Join(", ", AllowedValues)}]";
        }

        if (Type is "Number" or "List<Number>")
        {
            return !double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? "must be a number"
                : number < MinValue ? string.Create(CultureInfo.InvariantCulture, $"must be a number not less than {MinValue}")
                : number > MaxValue ? string.Create(CultureInfo.InvariantCulture, $"must be a number not greater than {MaxValue}")
                : null;
        }

        return item.Length < MinLength ? $"must contain at least {MinLength} characters"
            : item.Length > MaxLength ? $"must contain at most {MaxLength} characters"
            : AllowedPattern is not null
            && !Regex.IsMatch(item, $"^(?:{AllowedPattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
                ? $"must match pattern {AllowedPattern}"
                : null;
    }

    private static string? Text(TemplateNode? node) => node is TemplateNode.Scalar { Value: { } value }
        ? value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    private static double? Number(TemplateNode? node) => Text(node) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
