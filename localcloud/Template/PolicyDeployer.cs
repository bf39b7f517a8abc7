using System.Globalization;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Integrations;

namespace Failover.LocalCloud.Template;

/// <summary>Deploys access control outside of roles' permissions: resource policies, trust policies; also metric filters.</summary>
internal static class PolicyDeployer
{
    public static DeployStep Key(DeployedResource resource, Properties properties)
    {
        properties.Only("Description", "EnableKeyRotation", "PendingWindowInDays", "KeyPolicy", "Enabled", "MultiRegion", "Tags");
        return Put(_ => resource.Arn, properties, "KeyPolicy");
    }

    public static DeployStep Role(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "RoleName", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "PermissionsBoundary", "Description", "Path", "Tags",
            "MaxSessionDuration");
        return Put(_ => resource.Arn, properties, "AssumeRolePolicyDocument");
    }

    public static DeployStep Topic(Properties properties)
    {
        properties.Only("Topics", "PolicyDocument");
        var steps = Some(properties, "Topics").Select(topic => Put(
            services => services.Sns.Find(topic)?.Arn ?? throw properties.Bad("Topics", "existing topics", topic), properties,
            "PolicyDocument")).ToList();
        return (services, options) => steps.ForEach(step => step(services, options));
    }

    public static DeployStep Queue(Properties properties)
    {
        properties.Only("Queues", "PolicyDocument");

        // Queues are identified by their URLs here, and by their ARNs everywhere else.
        var steps = Some(properties, "Queues").Select(url => Put(
            services => services.Sqs.Queues.FirstOrDefault(queue => queue.Url == url)?.Arn
                ?? throw properties.Bad("Queues", "URLs of existing queues", url), properties, "PolicyDocument")).ToList();
        return (services, options) => steps.ForEach(step => step(services, options));
    }

    /// <summary>Refuses a log group whose key does not let CloudWatch Logs use it.</summary>
    public static DeployStep LogGroup(DeployedResource resource, Properties properties)
    {
        properties.Only("LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass", "Tags");
        return (services, _) =>
        {
            if (properties.OptionalText("KmsKeyId") is { } key
                && services.Policies.RefusesLogs(key, resource.Arn, services.Core.Region) is { } refusal)
            {
                throw new TemplateException($"{properties.Where}: {refusal}");
            }
        };
    }

    public static DeployStep MetricFilter(Properties properties, string region)
    {
        properties.Only("LogGroupName", "FilterPattern", "FilterName", "MetricTransformations");
        var group = $"arn:aws:logs:{region}:{CloudCore.Account}:log-group:{properties.Text("LogGroupName")}:*";
        var pattern = properties.Guard("FilterPattern", () => LogFilterPattern.Parse(properties.Text("FilterPattern")));
        var metrics = properties.List("MetricTransformations")
            .Select(one => one.Only("MetricNamespace", "MetricName", "MetricValue", "Unit", "DefaultValue"))
            .Select(one => new LogMetric(group, pattern, one.Text("MetricNamespace"), one.Text("MetricName"),
                double.Parse(one.Text("MetricValue"), CultureInfo.InvariantCulture))).ToList();
        return (services, _) => metrics.ForEach(services.Logs.Add);
    }

    private static IReadOnlyList<string> Some(Properties properties, string name) =>
        properties.Texts(name) is { Count: > 0 } some ? some : throw properties.Bad(name, "at least one", null);

    internal static DeployStep Put(Func<CloudServices, string> arn, Properties properties, string name)
    {
        try
        {
            var policy = ResourcePolicy.Parse(
                properties.Json[name], $"{properties.Where}.{name}", isTrust: name == "AssumeRolePolicyDocument");
            return (services, _) => services.Policies.Put(arn(services), policy);
        }
        catch (PolicyException e)
        {
            throw new TemplateException(e.Message, e);
        }
    }
}
