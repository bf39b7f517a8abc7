using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>A part of a parsed template; immutable.</summary>
/// <param name="Line">The line on which it starts.</param>
internal abstract record TemplateNode(long Line)
{
    /// <param name="Value">A string, bool, long, double or null.</param>
    internal sealed record Scalar(object? Value, long Line) : TemplateNode(Line)
    {
        public JsonNode? Json() => Value switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            long number => JsonValue.Create(number),
            double number => JsonValue.Create(number),
            _ => null,
        };
    }

    internal sealed record Sequence(IReadOnlyList<TemplateNode> Items, long Line) : TemplateNode(Line);

    internal sealed record Mapping(IReadOnlyList<KeyValuePair<string, TemplateNode>> Entries, long Line) : TemplateNode(Line)
    {
        private readonly Dictionary<string, TemplateNode> byName = Entries.ToDictionary(StringComparer.Ordinal);

        public TemplateNode? this[string name] => byName.GetValueOrDefault(name);
    }

    /// <param name="Name">The long form of its name: <c>Ref</c>, <c>Condition</c>, <c>Fn::Sub</c>.</param>
    internal sealed record Intrinsic(string Name, TemplateNode Argument, long Line) : TemplateNode(Line);

    /// <summary><c>Fn::Sub</c>, split into text and names.</summary>
    internal sealed record Substitution(IReadOnlyList<(string Text, bool IsName)> Parts, Mapping? Values, long Line) : TemplateNode(Line);
}
