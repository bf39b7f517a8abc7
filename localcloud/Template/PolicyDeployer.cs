using System.Globalization;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Integrations;

namespace Failover.LocalCloud.Template;

/// <summary>What the template wires outside of roles' permissions: policies of resources, trust, and metric filters.</summary>
internal static class PolicyDeployer
{
    public static DeployStep Key(DeployedResource resource, Properties properties)
    {
        properties.Only("Description", "EnableKeyRotation", "PendingWindowInDays", "KeyPolicy", "Enabled", "MultiRegion", "Tags");
        return Put(() => resource.Arn, properties, "KeyPolicy");
    }

    public static DeployStep Role(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "RoleName", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "PermissionsBoundary", "Description", "Path", "Tags",
            "MaxSessionDuration");
        return Put(() => resource.Arn, properties, "AssumeRolePolicyDocument");
    }

    public static DeployStep Topic(Properties properties)
    {
        properties.Only("Topics", "PolicyDocument");
        var steps = properties.Texts("Topics").Select(topic => Put(() => topic, properties, "PolicyDocument")).ToList();
        return (services, options) => steps.ForEach(step => step(services, options));
    }

    public static DeployStep Queue(Properties properties, string region)
    {
        properties.Only("Queues", "PolicyDocument");

        // Queues are named by their URLs here, and by their ARNs everywhere else.
        var steps = properties.Texts("Queues").Select(url =>
            Put(() => $"arn:aws:sqs:{region}:{CloudCore.Account}:{url[(url.LastIndexOf('/') + 1)..]}", properties, "PolicyDocument"))
            .ToList();
        return (services, options) => steps.ForEach(step => step(services, options));
    }

    /// <summary>A group under a key that does not let CloudWatch Logs use it is refused.</summary>
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

    private static DeployStep Put(Func<string> arn, Properties properties, string name)
    {
        try
        {
            var (at, policy) = (arn(), ResourcePolicy.Parse(properties.Json[name], $"{properties.Where}.{name}"));
            return (services, _) => services.Policies.Put(at, policy);
        }
        catch (PolicyException e)
        {
            throw new TemplateException(e.Message, e);
        }
    }
}
