using Failover.LocalCloud.Template;

namespace Failover.Drill.Worlds;

/// <summary>What SAM deploys: the template beside the program with its definitions, read and parsed once per process.</summary>
internal static class Deployment
{
    private static readonly Lazy<TemplateDocument> Loaded = new(
        () => TemplateDocument.Load(Path.Combine(AppContext.BaseDirectory, "template.yaml")));

    public static TemplateDocument Template => Loaded.Value;

    private static readonly Lazy<TemplateDocument> LoadedZoneAccount = new(
        () => TemplateDocument.Load(Path.Combine(AppContext.BaseDirectory, "zone-account.yaml")));

    /// <summary>For the account that owns the hosted zone, if that is another one.</summary>
    public static TemplateDocument ZoneAccount => LoadedZoneAccount.Value;

    /// <summary>The logical ids of all functions, in the template's order.</summary>
    public static IReadOnlyList<string> Functions => Template.LogicalIdsOf(ResourceTypes.Function);
}
