using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>What is broken, and what is left to others than these worlds.</summary>
internal static class WiringScope
{
    private const string Nag = "cdk-nag in .ci/run";
    private const string Rules = ".ci/rules.py";

    /// <summary>Names, descriptions and retention: what nobody has to notice.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "Description", "AlarmDescription", "GroupDescription", "DBSubnetGroupDescription", "RetentionInDays", "MessageRetentionPeriod",
        "PendingWindowInDays", "Tags", "HealthCheckTags", "DashboardName", "DashboardBody",
    };

    /// <summary>By type and the beginning of the path: who else notices.</summary>
    private static readonly Dictionary<(string Type, string Path), string> Others = new()
    {
    };

    public static bool IsBroken(string type, string property) => !Words.Contains(property)
        && !(type == ResourceTypes.Function && property is "Policies" or "Environment");

    /// <returns>Null: nobody else notices it.</returns>
    public static string? LeftTo(TemplateMutant mutant) => Others.FirstOrDefault(other => Is(other.Key, mutant)).Value;

    public static IEnumerable<string> Idle(IReadOnlyList<TemplateMutant> unnoticed) => Others.Keys
        .Where(other => !unnoticed.Any(mutant => Is(other, mutant))).Select(other => $"{other.Type} {other.Path}");

    private static bool Is((string Type, string Path) other, TemplateMutant mutant) =>
        other.Type == mutant.Resource.Type && mutant.Path.StartsWith(other.Path, StringComparison.Ordinal);
}
