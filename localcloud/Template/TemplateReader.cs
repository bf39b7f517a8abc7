using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Failover.LocalCloud.Template;

/// <summary>Reads YAML into template nodes: intrinsic functions in short and long form, scalars by YAML's core schema.</summary>
internal static partial class TemplateReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Ref", "Condition", "Fn::Sub", "Fn::GetAtt", "Fn::If", "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Join", "Fn::Select",
        "Fn::Split", "Fn::FindInMap", "Fn::Base64", "Fn::GetAZs",
    };

    /// <exception cref="TemplateException">The text is not YAML, or it uses an unknown function.</exception>
    public static TemplateNode.Mapping Read(string text)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new TemplateException(
                $"Template format error: YAML not well-formed. (line {e.Start.Line}, column {e.Start.Column}) {e.Message}", e);
        }

        return yaml.Documents.Count == 1 && Node(yaml.Documents[0].RootNode) is TemplateNode.Mapping mapping
            ? mapping
            : throw new TemplateException("Template format error: expected one YAML document that is a mapping.");
    }

    private static TemplateNode Node(YamlNode node)
    {
        var line = node.Start.Line;
        var untagged = Untagged(node);
        if (node.Tag is { IsEmpty: false, IsNonSpecific: false } tag && tag.Value is ['!', not '!', ..] name)
        {
            var function = name[1..] is "Ref" or "Condition" ? name[1..] : $"Fn::{name[1..]}";
            return Function(function, function == "Fn::GetAtt" && untagged is TemplateNode.Scalar dotted ? Dotted(dotted) : untagged, line);
        }

        return untagged is TemplateNode.Mapping { Entries: [var only] }
            && (only.Key == "Ref" || only.Key.StartsWith("Fn::", StringComparison.Ordinal))
            ? Function(only.Key, only.Key == "Fn::GetAtt" && only.Value is TemplateNode.Scalar text ? Dotted(text) : only.Value, line)
            : untagged;
    }

    private static TemplateNode Untagged(YamlNode node)
    {
        var line = node.Start.Line;
        return node switch
        {
            YamlScalarNode scalar => new TemplateNode.Scalar(Value(scalar), line),
            YamlSequenceNode sequence => new TemplateNode.Sequence([.. sequence.Children.Select(Node)], line),
            YamlMappingNode mapping => new TemplateNode.Mapping(
                [.. mapping.Children.Select(static pair => KeyValuePair.Create(Key(pair.Key), Node(pair.Value)))], line),
            _ => throw new TemplateException($"Template format error: line {line}: {node.NodeType} is not supported."),
        };
    }

    private static string Key(YamlNode node) => node is YamlScalarNode { Value: { } text }
        ? text
        : throw new TemplateException($"Template format error: line {node.Start.Line}: a key must be text.");

    private static TemplateNode Function(string name, TemplateNode argument, long line)
    {
        if (name == "Fn::ImportValue")
        {
            throw new TemplateException(
                $"Template error: line {line}: Fn::ImportValue is not supported: there is no other stack to import from; use a parameter.");
        }

        if (!Known.Contains(name))
        {
            throw new TemplateException(
                $"Template error: line {line}: encountered unsupported function: {name}. Supported functions are: "
                    + $"[{string.Join(", ", Known)}]");
        }

        return name == "Fn::Sub" ? Sub(argument, line) : new TemplateNode.Intrinsic(name, argument, line);
    }

    private static TemplateNode.Sequence Dotted(TemplateNode.Scalar scalar)
    {
        var text = scalar.Value as string ?? "";
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0
            ? throw new TemplateException($"Template error: line {scalar.Line}: Fn::GetAtt expects Resource.Attribute, found '{text}'.")
            : new TemplateNode.Sequence([scalar with { Value = text[..dot] }, scalar with { Value = text[(dot + 1)..] }], scalar.Line);
    }

    private static TemplateNode.Substitution Sub(TemplateNode argument, long line)
    {
        var (text, values) = argument switch
        {
            TemplateNode.Scalar { Value: string only } => (only, null),
            TemplateNode.Sequence { Items: [TemplateNode.Scalar { Value: string first }, TemplateNode.Mapping map] } => (first, map),
            _ => throw new TemplateException($"Template error: line {line}: Fn::Sub expects a string, or a list of a string and a map."),
        };
        var parts = new List<(string, bool)>();
        var position = 0;
        foreach (Match match in Variable().Matches(text))
        {
            parts.Add((text[position..match.Index], false));
            var name = match.Groups[1].Value.Trim();

            // ${!Literal} gives ${Literal}.
            parts.Add(name.StartsWith('!') ? ($"${{{name[1..]}}}", false) : (name, true));
            position = match.Index + match.Length;
        }

        parts.Add((text[position..], false));
        return new TemplateNode.Substitution(parts, values, line);
    }

    private static object? Value(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style != ScalarStyle.Plain)
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when Whole().IsMatch(text)
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ when Fraction().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Variable();

    // A leading zero (as in an account's id) would be lost, so such scalars remain text.
    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?[0-9]+\.[0-9]*([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();
}
