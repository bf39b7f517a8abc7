using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>A template, made real in one world.</summary>
public sealed class Stack
{
    private readonly Dictionary<string, DeployedResource> byId = new(StringComparer.Ordinal);
    private readonly List<DeployedResource> resources = [];

    private Stack(string name) => Name = name;

    public string Name { get; }

    /// <summary>All resources whose condition holds, also the inert ones, in the template's order.</summary>
    public IReadOnlyList<DeployedResource> Resources => resources;

    public IReadOnlyDictionary<string, string> Outputs { get; private set; } = new Dictionary<string, string>();

    /// <exception cref="KeyNotFoundException">There is none, or its condition does not hold.</exception>
    public DeployedResource this[string logicalId] => byId[logicalId];

    public bool Has(string logicalId) => byId.ContainsKey(logicalId);

    /// <exception cref="TemplateException">The parameters or a resource are refused.</exception>
    public static Stack Deploy(TemplateDocument document, CloudServices services, StackOptions options)
    {
        var evaluator = new Evaluator(document, services.Core.Region, options.StackName, ParameterValues.Of(document, options.Parameters));
        var stack = new Stack(options.StackName);
        foreach (var resource in document.Resources.Where(resource => resource.Condition is null || evaluator.IsTrue(resource.Condition)))
        {
            stack.Record(resource, evaluator, services.Core.Region);
        }

        stack.Make(document, services, options);
        stack.Outputs = OutputValues(document, evaluator);
        return stack;
    }

    private void Record(TemplateResource resource, Evaluator evaluator, string region)
    {
        var name = evaluator.NameOf(resource);
        var hasRole = resource.Type is ResourceTypes.Function or ResourceTypes.StateMachine;
        var role = !hasRole ? null : resource.Properties["Role"] is { } written ? evaluator.Evaluate(written)?.GetValue<string>() : evaluator.RoleOf(resource);
        var deployed = new DeployedResource(
            resource.LogicalId, resource.Type, name, ResourceIdentity.Ref(resource.Type, name, region), ResourceIdentity.Arn(resource.Type, name, region), role)
        {
            Evaluation = new Lazy<JsonObject>(() => evaluator.Evaluate(resource.Properties)),
        };
        resources.Add(deployed);
        byId[resource.LogicalId] = deployed;
    }

    /// <summary>In the order in which they need each other.</summary>
    private void Make(TemplateDocument document, CloudServices services, StackOptions options)
    {
        Each(ResourceTypes.Topic, (resource, properties) => MessagingDeployer.Topic(services, resource, properties));
        Each(ResourceTypes.Queue, (resource, properties) => MessagingDeployer.Queue(services, resource, properties));
        Each(ResourceTypes.Function, (resource, properties) => FunctionDeployer.Deploy(services, resource, properties));
        Each(ResourceTypes.StateMachine, (resource, properties) => StateMachineDeployer.Deploy(document, options, resource, properties));
        Each(ResourceTypes.Subscription, (_, properties) => MessagingDeployer.Subscription(services, properties));
        Each(ResourceTypes.Alarm, (resource, properties) => AlarmDeployer.Metric(services, options, resource, properties));
        Composites(services, options);
        Each(ResourceTypes.Rule, (resource, properties) => RuleDeployer.Rule(services, resource, properties));
        Each(ResourceTypes.Schedule, (resource, properties) => RuleDeployer.Scheduler(services, resource, properties));
        Each(ResourceTypes.Function, (resource, properties) => SamEventDeployer.Deploy(services, resource, properties));
        Each(ResourceTypes.StateMachine, (resource, properties) => SamEventDeployer.Deploy(services, resource, properties));
    }

    private void Each(string type, Action<DeployedResource, Properties> make)
    {
        foreach (var resource in resources)
        {
            if (resource.Type == type)
            {
                make(resource, new Properties($"Resource {resource.LogicalId} ({type})", resource.Properties));
            }
        }
    }

    /// <summary>Composite alarms can rest on each other: those come first whose alarms are there.</summary>
    private void Composites(CloudServices services, StackOptions options)
    {
        var waiting = new List<(DeployedResource Resource, Properties Properties)>();
        Each(ResourceTypes.CompositeAlarm, (resource, properties) => waiting.Add((resource, properties)));
        while (waiting.Count > 0)
        {
            var names = waiting.Select(static one => one.Resource.Name).ToHashSet(StringComparer.Ordinal);
            var next = waiting.FindIndex(one => !AlarmDeployer.RestsOn(one.Properties, names));
            AlarmDeployer.Composite(services, options, waiting[Math.Max(next, 0)].Resource, waiting[Math.Max(next, 0)].Properties);
            waiting.RemoveAt(Math.Max(next, 0));
        }
    }

    private static SortedDictionary<string, string> OutputValues(TemplateDocument document, Evaluator evaluator)
    {
        var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, node) in document.Outputs)
        {
            if (node is not TemplateNode.Mapping map || map["Value"] is not { } value)
            {
                throw new TemplateException($"Template format error: Every Outputs member must contain a Value object: {name}.");
            }

            if (map["Condition"] is not TemplateNode.Scalar { Value: string condition } || evaluator.IsTrue(condition))
            {
                outputs[name] = evaluator.Evaluate(value)?.ToString() ?? "";
            }
        }

        return outputs;
    }
}
