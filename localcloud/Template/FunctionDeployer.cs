using Failover.LocalCloud.Lambda;

namespace Failover.LocalCloud.Template;

internal static class FunctionDeployer
{
    public static void Deploy(CloudServices services, DeployedResource resource, Properties properties)
    {
        properties.Only(
            "FunctionName", "Handler", "Runtime", "CodeUri", "Environment", "Timeout", "MemorySize", "Policies", "Role", "Events", "Description",
            "Architectures", "Tags", "VpcConfig", "LoggingConfig", "Tracing", "Layers", "EphemeralStorage", "PackageType", "PermissionsBoundary",
            "ReservedConcurrentExecutions", "PropagateTags", "KmsKeyArn", "RuntimeManagementConfig", "RecursiveLoop", "AssumeRolePolicyDocument");
        var definition = new FunctionDefinition
        {
            LogicalId = resource.LogicalId,
            Name = resource.Name,
            Handler = properties.Text("Handler"),
            Environment = Variables(properties),
            Timeout = properties.Number("Timeout", 3, 1, 900),
            MemorySize = properties.Number("MemorySize", 128, 128, 10240),
            ReservedConcurrency = properties.Has("ReservedConcurrentExecutions") ? properties.Number("ReservedConcurrentExecutions", null, 0, 1000) : null,
        };
        properties.Guard("Handler", () =>
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
