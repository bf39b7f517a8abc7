using System.Text;
using Failover.LocalCloud.Integrations;

namespace Failover.LocalCloud.Template;

internal static class StateMachineDeployer
{
    public static DeployStep Deploy(TemplateDocument document, DeployedResource resource, Properties properties)
    {
        properties.Only(
            "Name", "Definition", "DefinitionUri", "DefinitionSubstitutions", "Policies", "Role", "Events", "Type", "Logging", "Tracing",
                "Tags",
            "PermissionsBoundary", "PropagateTags", "AutoPublishAlias");
        var machine = new StateMachineResource(
            resource.LogicalId, resource.Name, resource.Arn, Definition(document, properties), resource.RoleArn ?? "",
            properties.OptionalText("Type") ?? "STANDARD", properties.Json["Policies"])
        {
            Logging = Logging(properties),
        };
        return (services, options) =>
        {
            // A role in the template must trust Step Functions; SAM's own role does.
            if (properties.Has("Role") && services.Policies.RefusesMachine(machine.RoleArn, machine.Arn) is { } refusal)
            {
                throw new TemplateException($"{properties.Where}: {refusal}");
            }

            var arn = options.CreateStateMachine(machine);
            if (arn != resource.Arn)
            {
                throw new TemplateException(
                    $"Resource {resource.LogicalId}: expected the state machine's ARN to be {resource.Arn}, found {arn}.");
            }
        };
    }

    private static MachineLogging Logging(Properties properties)
    {
        var logging = properties.Nested("Logging")?.Only("Level", "IncludeExecutionData", "Destinations");
        var group = logging?.List("Destinations").Select(one => one.Nested("CloudWatchLogsLogGroup")?.Text("LogGroupArn")).FirstOrDefault();
        return new MachineLogging(logging?.OptionalText("Level") ?? "OFF", group);
    }

    private static string Definition(TemplateDocument document, Properties properties)
    {
        var (key, text) = properties.OptionalText("DefinitionUri") is { } path
            ? (path, document.ReadFile(path))
            : properties.Json["Definition"]?.ToJsonString() is { } inline ? (inline, inline)
            : throw properties.Bad("DefinitionUri", "the definition's file", null);
        var substitutions = properties.Map("DefinitionSubstitutions");
        foreach (var (name, value) in substitutions)
        {
            key += $"\n{name}={value}";
        }

        return document.Definitions.GetOrAdd(key, _ => Substitute(text, substitutions));
    }

    private static string Substitute(string text, IReadOnlyList<KeyValuePair<string, string>> substitutions)
    {
        var definition = new StringBuilder(text);
        foreach (var (name, value) in substitutions)
        {
            definition.Replace($"${{{name}}}", value);
        }

        return definition.ToString();
    }
}
