namespace Failover.LocalCloud.Template;

/// <summary>
/// SAM's Globals (SAM developer guide, "Globals section"): maps are merged, lists are concatenated, and any other value of the resource
/// takes precedence.
/// </summary>
internal static class Globals
{
    public static TemplateNode Merge(TemplateNode global, TemplateNode own) => (global, own) switch
    {
        (TemplateNode.Mapping g, TemplateNode.Mapping o) => Merge(g, o),
        (TemplateNode.Sequence g, TemplateNode.Sequence o) => new TemplateNode.Sequence([.. g.Items, .. o.Items], o.Line),
        _ => own,
    };

    public static TemplateNode.Mapping Merge(TemplateNode.Mapping global, TemplateNode.Mapping own)
    {
        var entries = global.Entries.Select(entry => KeyValuePair.Create(
            entry.Key, own[entry.Key] is { } value ? Merge(entry.Value, value) : entry.Value)).ToList();
        entries.AddRange(own.Entries.Where(entry => global[entry.Key] is null));
        return new TemplateNode.Mapping(entries, own.Line);
    }
}
