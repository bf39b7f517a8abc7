using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>A deployed stack as the rules read it: its resources, with evaluated properties.</summary>
/// <param name="parameters">The stack's parameters that differ from the template's defaults.</param>
internal sealed class StackView(Stack stack, IReadOnlyDictionary<string, string> parameters)
{
    public string Region => stack.Region;

    public IReadOnlyList<DeployedResource> Resources => stack.Resources;

    public IEnumerable<DeployedResource> Of(string type) => stack.Resources.Where(resource => resource.Type == type);

    /// <summary>Null if the resource's condition does not hold.</summary>
    public DeployedResource? Find(string logicalId) => stack.Has(logicalId) ? stack[logicalId] : null;

    /// <summary>The value given for a parameter, or null if the template has the default.</summary>
    public string? Parameter(string name) => parameters.GetValueOrDefault(name);

    /// <summary>The ARN of the key that encrypts topic, logs and evidence.</summary>
    public string Key => Parameter("KmsKeyArn") ?? stack["Key"].Arn;

    /// <param name="path">Names and indexes: <c>Rules[0].Status</c>.</param>
    /// <returns>A value's text, or JSON; null if there is none.</returns>
    public static string? At(DeployedResource resource, string path)
    {
        JsonNode? found = resource.Properties;
        foreach (var step in path.Split('.', '['))
        {
            found = step.EndsWith(']')
                ? (found as JsonArray)?.ElementAtOrDefault(int.Parse(step[..^1], CultureInfo.InvariantCulture))
                : (found as JsonObject)?[step];
        }

        return found switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => found.ToJsonString(),
        };
    }
}
