namespace Failover.LocalCloud.Template;

/// <summary>The template's section Rules: what CloudFormation asserts before it makes anything.</summary>
internal static class AssertionCheck
{
    /// <exception cref="TemplateException">An assertion does not hold; the message is its description.</exception>
    public static void Check(TemplateDocument document, Evaluator evaluator)
    {
        foreach (var (name, node) in document.Rules)
        {
            if (node is not TemplateNode.Mapping rule || rule["Assertions"] is not TemplateNode.Sequence assertions)
            {
                throw new TemplateException($"Template format error: line {node.Line}: [/Rules/{name}] expected a list of Assertions.");
            }

            if (rule["RuleCondition"] is { } condition && !evaluator.Holds(condition))
            {
                continue;
            }

            foreach (var assertion in assertions.Items)
            {
                Require(name, assertion, evaluator);
            }
        }
    }

    private static void Require(string name, TemplateNode assertion, Evaluator evaluator)
    {
        if (assertion is not TemplateNode.Mapping map || map["Assert"] is not { } assert)
        {
            throw new TemplateException($"Template format error: line {assertion.Line}: [/Rules/{name}] expected an Assert.");
        }

        if (!evaluator.Holds(assert))
        {
            throw new TemplateException($"Rule {name}: {(map["AssertDescription"] as TemplateNode.Scalar)?.Value}");
        }
    }
}
