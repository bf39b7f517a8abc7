using Failover.LocalCloud.Lambda;

namespace Failover.LocalCloud.Template;

internal static class FunctionDeployer
{
    public static DeployStep Deploy(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "FunctionName", "Handler", "Runtime", "CodeUri", "Environment", "Timeout", "MemorySize", "Policies", "Role", "Events",
                "Description",
            "Architectures", "Tags", "VpcConfig", "LoggingConfig", "Tracing", "Layers", "EphemeralStorage", "PackageType",
                "PermissionsBoundary",
            "ReservedConcurrentExecutions", "PropagateTags", "KmsKeyArn", "RuntimeManagementConfig", "RecursiveLoop",
                "AssumeRolePolicyDocument",
            "EventInvokeConfig", "AutoPublishAlias", "AutoPublishAliasAllProperties");
        var invoke = properties.Nested("EventInvokeConfig");
        var definition = new FunctionDefinition
        {
            LogicalId = resource.LogicalId,
            Name = resource.Name,
            Handler = properties.Text("Handler"),
            Environment = Variables(properties),
            Version = properties.Has("AutoPublishAlias") ? FunctionVersion.Of(resource.Properties) : null,
            InVpc = properties.Nested("VpcConfig")?.Texts("SubnetIds").Count > 0,
            Timeout = properties.Number("Timeout", 3, 1, 900),
            MemorySize = properties.Number("MemorySize", 128, 128, 10240),
            AsyncRetries = invoke?.Number("MaximumRetryAttempts", 2, 0, 2) ?? 2,
            AsyncMostAge = TimeSpan.FromSeconds(invoke?.Number("MaximumEventAgeInSeconds", 21_600, 60, 21_600) ?? 21_600),
            ReservedConcurrency = properties.Has("ReservedConcurrentExecutions")
                ? properties.Number("ReservedConcurrentExecutions", null, 0, 1000) : null,
        };
        return (services, _) => properties.Guard("Handler", () =>
        {
            services.Lambda.Create(definition);
            return definition;
        });
    }

    private static SortedDictionary<string, string> Variables(Properties properties)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties.Nested("Environment")?.Map("Variables") ?? [])
        {
            variables[name] = value;
        }

        return variables;
    }
}
