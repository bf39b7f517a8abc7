using Failover.LocalCloud.Core;
using Failover.LocalCloud.Integrations;

namespace Failover.LocalCloud.Template;

/// <summary>Creates a resource in one world.</summary>
internal delegate void DeployStep(CloudServices services, StackOptions options);

/// <summary>
/// A template with its parameters' values: evaluated and checked once, then deployed to any number of worlds. Immutable.
/// </summary>
public sealed class Stack
{
    private readonly Dictionary<string, DeployedResource> byId = new(StringComparer.Ordinal);
    private readonly List<DeployedResource> resources = [];
    private readonly List<(string Type, DeployStep Make)> steps = [];

    private Stack(
        TemplateDocument document, string region, string name, IReadOnlyDictionary<string, string> parameters,
        string account = CloudCore.Account)
    {
        (Region, Name, Account) = (region, name, account);
        var evaluator = new Evaluator(document, region, name, ParameterValues.Resolve(document, parameters), account);
        foreach (var rule in document.Rules)
        {
            rule.Check(evaluator);
        }

        foreach (var resource in document.Resources.Where(resource => resource.Condition is null || evaluator.IsTrue(resource.Condition)))
        {
            Record(resource, evaluator, region);
        }

        Plan(document);
        Outputs = OutputValues(document, evaluator);
    }

    public string Region { get; }

    public string Name { get; }

    public string Account { get; }

    /// <summary>All resources whose condition holds, including inert ones, in the template's order.</summary>
    public IReadOnlyList<DeployedResource> Resources => resources;

    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <exception cref="KeyNotFoundException">There is no such resource, or its condition does not hold.</exception>
    public DeployedResource this[string logicalId] => byId[logicalId];

    public bool Has(string logicalId) => byId.ContainsKey(logicalId);

    /// <exception cref="TemplateException">The parameters or a resource are refused.</exception>
    public static Stack Deploy(TemplateDocument document, CloudServices services, StackOptions options)
    {
        var key = new StackKey(services.Core.Region, options.StackName, options.Parameters);
        if (!document.Stacks.TryGetValue(key, out var stack))
        {
            stack = document.Stacks.GetOrAdd(
                key.Kept(), static (one, document) => new Stack(document, one.Region, one.Name, one.Parameters), document);
        }

        foreach (var (type, make) in stack.steps)
        {
            if (!options.IsUpdate || type is ResourceTypes.Function or ResourceTypes.StateMachine or ResourceTypes.Role)
            {
                make(services, options);
            }
        }

        return stack;
    }

    /// <summary>Evaluates the template for an account without services here: its resources are only recorded.</summary>
    /// <exception cref="TemplateException">The parameters or a resource are refused.</exception>
    internal static Stack Evaluate(
        TemplateDocument document, string region, string name, IReadOnlyDictionary<string, string> parameters, string account) =>
        new(document, region, name, parameters, account);

    private void Record(TemplateResource resource, Evaluator evaluator, string region)
    {
        var name = evaluator.NameOf(resource);
        var hasRole = resource.Type is ResourceTypes.Function or ResourceTypes.StateMachine;
        var role = !hasRole ? null : resource.Properties["Role"] is { } written ? evaluator.Evaluate(written)?.GetValue<string>()
            : evaluator.RoleOf(resource);
        var deployed = new DeployedResource(
            resource.LogicalId, resource.Type, name, ResourceIdentity.Ref(resource.Type, name, region),
                ResourceIdentity.Arn(resource.Type, name, region, Account), role)
        {
            Properties = evaluator.Evaluate(resource.Properties),
        };
        resources.Add(deployed);
        byId[resource.LogicalId] = deployed;
    }

    /// <summary>Plans the steps in the order of their dependencies.</summary>
    private void Plan(TemplateDocument document)
    {
        Each("AWS::KMS::Key", PolicyDeployer.Key);
        Each("AWS::Logs::LogGroup", PolicyDeployer.LogGroup);
        Each(ResourceTypes.Role, PolicyDeployer.Role);
        Each(ResourceTypes.Topic, MessagingDeployer.Topic);
        Each(ResourceTypes.Queue, MessagingDeployer.Queue);
        Each(ResourceTypes.Bucket, BucketDeployer.Bucket);
        Each(ResourceTypes.BucketPolicy, (_, properties) => BucketDeployer.Policy(properties));
        Each("AWS::SNS::TopicPolicy", (_, properties) => PolicyDeployer.Topic(properties));
        Each("AWS::SQS::QueuePolicy", (_, properties) => PolicyDeployer.Queue(properties));
        Each("AWS::Logs::MetricFilter", (_, properties) => PolicyDeployer.MetricFilter(properties, Region));
        Each(ResourceTypes.Function, FunctionDeployer.Deploy);
        Each(ResourceTypes.StateMachine, (resource, properties) => StateMachineDeployer.Deploy(document, resource, properties));
        Each(ResourceTypes.Subscription, (_, properties) => MessagingDeployer.Subscription(properties));
        Each(ResourceTypes.Alarm, AlarmDeployer.Metric);
        Each(ResourceTypes.HealthCheck, DnsDeployer.HealthCheck);
        Each(ResourceTypes.RecordSet, (_, properties) => DnsDeployer.Record(properties));
        Composites();
        Each(ResourceTypes.Rule, RuleDeployer.Rule);
        Each(ResourceTypes.Schedule, ScheduleDeployer.Deploy);
        steps.AddRange(OfType(ResourceTypes.Function).Concat(OfType(ResourceTypes.StateMachine))
            .Select(static one => ("Events", SamEventDeployer.Deploy(one.Resource, one.Properties))));
    }

    private void Each(string type, Func<DeployedResource, Properties, DeployStep> plan) =>
        steps.AddRange(OfType(type).Select(one => (type, plan(one.Resource, one.Properties))));

    private IEnumerable<(DeployedResource Resource, Properties Properties)> OfType(string type) => resources
        .Where(resource => resource.Type == type)
        .Select(resource => (resource, new Properties($"Resource {resource.LogicalId} ({type})", resource.Properties)));

    /// <summary>Composite alarms can depend on each other: those whose alarms exist come first.</summary>
    private void Composites()
    {
        var waiting = OfType(ResourceTypes.CompositeAlarm).ToList();
        while (waiting.Count > 0)
        {
            var names = waiting.Select(static one => one.Resource.Name).ToHashSet(StringComparer.Ordinal);
            var next = waiting.FindIndex(one => !AlarmDeployer.RestsOn(one.Properties, names));
            steps.Add((ResourceTypes.CompositeAlarm,
                AlarmDeployer.Composite(waiting[Math.Max(next, 0)].Resource, waiting[Math.Max(next, 0)].Properties)));
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
