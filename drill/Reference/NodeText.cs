using System.Globalization;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Reference;

/// <summary>Parts of a template as text for readers: references by name, conditions in words.</summary>
internal static class NodeText
{
    public static string From(TemplateNode? node) => node switch
    {
        null => "",
        TemplateNode.Scalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "",
        TemplateNode.Sequence sequence => string.Join(", ", sequence.Items.Select(From)),
        TemplateNode.Mapping mapping => string.Join(", ", mapping.Entries.Select(e => $"{e.Key} {From(e.Value)}")),
        TemplateNode.Substitution substitution => string.Concat(substitution.Parts.Select(p => p.IsName ? $"${{{p.Text}}}" : p.Text)),
        TemplateNode.Intrinsic { Name: "Ref", Argument: var name } => $"${{{From(name)}}}",
        TemplateNode.Intrinsic { Name: "Fn::GetAtt", Argument: TemplateNode.Sequence path } =>
            $"${{{string.Join('.', path.Items.Select(From))}}}",
        TemplateNode.Intrinsic { Name: "Fn::If", Argument: TemplateNode.Sequence { Items: [var condition, var yes, var no] } } =>
            $"{Either(yes, no)} (by {From(condition)})",
        TemplateNode.Intrinsic { Name: "Fn::Join", Argument: TemplateNode.Sequence { Items: [var with, TemplateNode.Sequence items] } } =>
            string.Join(From(with), items.Items.Select(From)),
        TemplateNode.Intrinsic other => $"{other.Name} {From(other.Argument)}",
        _ => throw new InvalidOperationException($"Expected a template node that is known, found {node.GetType().Name}."),
    };

    private static string Either(TemplateNode yes, TemplateNode no) => IsNothing(no) ? From(yes) : $"{From(yes)} or {From(no)}";

    private static bool IsNothing(TemplateNode node) => From(node) is "" or "${AWS::NoValue}";
}
