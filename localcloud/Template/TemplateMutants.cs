namespace Failover.LocalCloud.Template;

/// <summary>A template with one property of one resource removed or changed.</summary>
/// <param name="Path">The path within the resource's properties: <c>Targets[0].DeadLetterConfig.Arn</c>;
/// <c>(then)</c> and <c>(else)</c> are the branches of an Fn::If.</param>
/// <param name="Change"><c>removed</c> or <c>changed</c>.</param>
internal sealed record TemplateMutant(TemplateResource Resource, string Path, string Change, TemplateDocument Document)
{
    public override string ToString() => $"{Resource.LogicalId} {Path} {Change}";
}

/// <summary>Breaks a template on purpose: each property of each resource in turn.</summary>
internal static class TemplateMutants
{
    /// <summary>The second and third argument of Fn::If.</summary>
    private static readonly int[] Branches = [1, 2];

    private static readonly TemplateNode Elsewhere = new TemplateNode.Scalar("elsewhere", 0);

    /// <param name="wanted">Whether to break a top-level property of a resource.</param>
    public static IEnumerable<TemplateMutant> From(TemplateDocument document, Func<TemplateResource, string, bool> wanted) =>
        from resource in document.Resources
        from one in Changes(resource.Properties, "")
        where wanted(resource, one.Path.Split('.', '[', '(')[0])
        select new TemplateMutant(
            resource, one.Path, one.Change, document.With(resource with { Properties = (TemplateNode.Mapping)one.Node }));

    private static IEnumerable<(string Path, string Change, TemplateNode Node)> Changes(TemplateNode node, string path) => node switch
    {
        TemplateNode.Mapping mapping => mapping.Entries.Index().SelectMany(entry => InMapping(mapping, entry.Index, path)),
        TemplateNode.Sequence sequence => sequence.Items.Index().SelectMany(item => InSequence(sequence, item.Index, path)),
        TemplateNode.Intrinsic { Name: "Fn::If", Argument: TemplateNode.Sequence { Items.Count: 3 } branches } call =>
            Branches.SelectMany(branch => Changes(branches.Items[branch], $"{path}({(branch == 1 ? "then" : "else")})").Select(inner =>
                (inner.Path, inner.Change, (TemplateNode)(call with { Argument = Replace(branches, branch, inner.Node) })))),

        // There is nothing to break.
        _ when IsNothing(node) => [],
        TemplateNode.Scalar scalar => [(path, "changed", scalar with { Value = Changed(scalar.Value) })],
        _ => [(path, "changed", Elsewhere)],
    };

    private static IEnumerable<(string Path, string Change, TemplateNode Node)> InMapping(
        TemplateNode.Mapping mapping, int index, string path)
    {
        var (name, value) = mapping.Entries[index];
        var at = path.Length == 0 ? name : $"{path}.{name}";
        if (IsNothing(value))
        {
            yield break;
        }

        yield return (at, "removed", new TemplateNode.Mapping([.. mapping.Entries.Where(entry => entry.Key != name)], mapping.Line));
        foreach (var (inner, change, node) in Changes(value, at))
        {
            yield return (inner, change, new TemplateNode.Mapping(
                [.. mapping.Entries.Select(entry => entry.Key == name ? KeyValuePair.Create(name, node) : entry)], mapping.Line));
        }
    }

    private static IEnumerable<(string Path, string Change, TemplateNode Node)> InSequence(
        TemplateNode.Sequence sequence, int index, string path)
    {
        var at = $"{path}[{index}]";
        yield return (at, "removed", new TemplateNode.Sequence([.. sequence.Items.Where((_, i) => i != index)], sequence.Line));
        foreach (var (inner, change, node) in Changes(sequence.Items[index], at))
        {
            yield return (inner, change, Replace(sequence, index, node));
        }
    }

    private static bool IsNothing(TemplateNode node) =>
        node is TemplateNode.Intrinsic { Name: "Ref", Argument: TemplateNode.Scalar { Value: "AWS::NoValue" } };

    private static TemplateNode.Sequence Replace(TemplateNode.Sequence sequence, int index, TemplateNode node) =>
        new([.. sequence.Items.Select((item, i) => i == index ? node : item)], sequence.Line);

    private static object? Changed(object? value) => value switch
    {
        string text => text + "x",
        bool flag => !flag,
        long number => (number * 2) + 1,
        double number => (number * 2) + 1,
        _ => "elsewhere",
    };
}
