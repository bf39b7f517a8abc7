using Failover.Drill.Wiring;
using Failover.LocalCloud.Template;

namespace Failover.Tests.Drill.Wiring;

/// <summary>Which resources each rule looks at: those that it complains about as soon as they have no properties at all.</summary>
internal sealed class RuleSubjects
{
    private readonly HashSet<(WiringRule Rule, StackVariant Variant, string LogicalId)> found = [];
    private readonly HashSet<WiringRule> known = [];

    private RuleSubjects()
    {
    }

    /// <summary>Deploys each variant once.</summary>
    public static RuleSubjects Find()
    {
        var subjects = new RuleSubjects();

        // Not Deployment's, whose stacks other worlds share.
        var template = TemplateDocument.Load(Path.Combine(AppContext.BaseDirectory, "template.yaml"));
        foreach (var variant in StackVariant.All)
        {
            var (cloud, parameters) = variant.Deploy(template);
            subjects.Empty(variant, new StackView(cloud.Stack!, parameters));
        }

        return subjects;
    }

    /// <remarks>
    /// A rule that complains only about properties that are there, such as a statement of a policy, may look at any resource.
    /// </remarks>
    public bool LooksAt(WiringRule rule, StackVariant variant, string logicalId) =>
        !known.Contains(rule) || found.Contains((rule, variant, logicalId));

    private void Empty(StackVariant variant, StackView view)
    {
        foreach (var resource in view.Resources)
        {
            var properties = resource.Properties.ToList();
            resource.Properties.Clear();
            foreach (var rule in WiringRules.All.Where(rule => rule.Broken(view).Any()))
            {
                found.Add((rule, variant, resource.LogicalId));
                known.Add(rule);
            }

            foreach (var (name, value) in properties)
            {
                resource.Properties.Add(name, value);
            }
        }
    }
}
