using System.Text.Json.Nodes;
using Failover.Drill.Wiring;
using Failover.LocalCloud.Template;

namespace Failover.Tests.Drill.Wiring;

/// <summary>
/// What each rule looks at: the properties of resources that it complains about when they are gone, or lack some part of themselves.
/// </summary>
internal sealed class RuleSubjects
{
    private readonly HashSet<(WiringRule Rule, StackVariant Variant, string LogicalId, string Property)> found = [];
    private readonly HashSet<WiringRule> known = [];

    private RuleSubjects()
    {
    }

    /// <summary>Deploys each variant once.</summary>
    public static RuleSubjects Find()
    {
        // Not Deployment's, whose stacks other worlds share.
        var template = TemplateDocument.Load(Path.Combine(AppContext.BaseDirectory, "template.yaml"));
        var views = StackVariant.All.Select(variant => (Variant: variant, View: View(variant, template))).ToList();
        var subjects = new RuleSubjects();
        views.ForEach(one => subjects.AddMissing(one.Variant, one.View));

        // Others complain only about a part that is there, such as a statement of a policy, and lacks something itself.
        List<WiringRule> others = [.. WiringRules.All.Where(rule => !subjects.known.Contains(rule))];
        views.ForEach(one => subjects.AddIncomplete(one.Variant, one.View, others));
        return subjects;
    }

    /// <summary>Deploys a template with a variant's parameters.</summary>
    public static StackView View(StackVariant variant, TemplateDocument template)
    {
        var (cloud, parameters) = variant.Deploy(template);
        return new StackView(cloud.Stack!, parameters);
    }

    /// <param name="path">The path of a property, which may be within another one.</param>
    /// <remarks>A rule that never complained may look at anything.</remarks>
    public bool LooksAt(WiringRule rule, StackVariant variant, string logicalId, string path) =>
        !known.Contains(rule) || found.Contains((rule, variant, logicalId, path.Split('.', '[', '(')[0]));

    private void AddMissing(StackVariant variant, StackView view)
    {
        foreach (var resource in view.Resources)
        {
            List<WiringRule> concerned;
            using (new Removal(resource.Properties, [.. resource.Properties.Select(static property => property.Key)]))
            {
                concerned = [.. WiringRules.All.Where(rule => rule.Broken(view).Any())];
            }

            foreach (var name in resource.Properties.Select(static property => property.Key).ToList())
            {
                using var removal = new Removal(resource.Properties, [name]);
                Add(concerned, variant, view, resource, name);
            }
        }
    }

    private void AddIncomplete(StackVariant variant, StackView view, IReadOnlyList<WiringRule> rules)
    {
        foreach (var resource in view.Resources)
        {
            foreach (var (name, value) in resource.Properties.ToList())
            {
                foreach (var (part, inner) in Within(value).SelectMany(part => part.ToList().Select(one => (part, one.Key))).ToList())
                {
                    using var removal = new Removal(part, [inner]);
                    Add(rules, variant, view, resource, name);
                }
            }
        }
    }

    private void Add(IReadOnlyList<WiringRule> rules, StackVariant variant, StackView view, DeployedResource resource, string property)
    {
        foreach (var rule in rules.Where(rule => rule.Broken(view).Any()))
        {
            found.Add((rule, variant, resource.LogicalId, property));
            known.Add(rule);
        }
    }

    /// <summary>All objects in a value, itself included.</summary>
    private static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject part => part.Select(static property => property.Value).SelectMany(Within).Prepend(part),
        JsonArray items => items.SelectMany(Within),
        _ => [],
    };

    /// <summary>Takes properties away, and gives them back at its end.</summary>
    private sealed class Removal : IDisposable
    {
        private readonly JsonObject properties;
        private readonly List<KeyValuePair<string, JsonNode?>> removed;

        public Removal(JsonObject properties, IReadOnlyList<string> names)
        {
            this.properties = properties;
            removed = [.. names.Select(name => KeyValuePair.Create(name, properties[name]))];
            foreach (var name in names)
            {
                properties.Remove(name);
            }
        }

        public void Dispose() => removed.ForEach(properties.Add);
    }
}
