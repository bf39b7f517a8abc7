namespace Failover.LocalCloud.Template;

/// <summary>A resource as the template declares it, with Globals merged in.</summary>
internal sealed record TemplateResource(string LogicalId, string Type, string? Condition, TemplateNode.Mapping Properties, long Line);
