namespace Failover.LocalCloud.Template;

/// <summary>A rule in the template's section Rules: what CloudFormation requires of the parameters before it creates anything.</summary>
internal sealed class TemplateRule
{
    private readonly TemplateNode? condition;
    private readonly List<(TemplateNode Assert, string Description)> assertions = [];

    public TemplateRule(string name, TemplateNode node)
    {
        Name = name;
        var body = node as TemplateNode.Mapping ?? throw Wrong(node, "a mapping");
        condition = body["RuleCondition"];
        foreach (var item in (body["Assertions"] as TemplateNode.Sequence ?? throw Wrong(node, "Assertions")).Items)
        {
            var assertion = item as TemplateNode.Mapping ?? throw Wrong(item, "an assertion");
            assertions.Add((
                assertion["Assert"] ?? throw Wrong(item, "Assert"),
                assertion["AssertDescription"] is TemplateNode.Scalar { Value: string text } ? text : "an assertion fails"));
        }
    }

    public string Name { get; }

    /// <exception cref="TemplateException">An assertion does not hold; the message is the assertion's own.</exception>
    public void Check(Evaluator evaluator)
    {
        if (condition is not null && !evaluator.Holds(condition))
        {
            return;
        }

        var failed = assertions.Where(one => !evaluator.Holds(one.Assert)).Select(static one => one.Description).ToList();
        if (failed.Count > 0)
        {
            throw new TemplateException($"Rule {Name}: {string.Join("; ", failed)}");
        }
    }

    private TemplateException Wrong(TemplateNode node, string expected) =>
        new($"Template format error: line {node.Line}: rule {Name}: expected {expected}.");
}
