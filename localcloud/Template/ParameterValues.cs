using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Template;

/// <summary>The stack's parameter values, checked with CloudFormation's messages.</summary>
internal static class ParameterValues
{
    public static Dictionary<string, JsonNode> Resolve(TemplateDocument document, IReadOnlyDictionary<string, string> given)
    {
        var unknown = given.Keys.Where(name => !document.Parameters.Any(parameter => parameter.Name == name)).Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
        {
            throw new TemplateException($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        }

        var missing = document.Parameters.Where(parameter => parameter.Default is null && !given.ContainsKey(parameter.Name))
            .Select(static parameter => parameter.Name).ToList();
        if (missing.Count > 0)
        {
            throw new TemplateException($"Parameters: [{string.Join(", ", missing)}] must have values");
        }

        return document.Parameters.ToDictionary(
            static parameter => parameter.Name,
            parameter => parameter.Value(given.GetValueOrDefault(parameter.Name) ?? parameter.Default ?? ""),
            StringComparer.Ordinal);
    }
}
