using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Which properties are broken.</summary>
internal static class WiringScope
{
    /// <summary>Names, descriptions and retention: what nobody has to notice. The dashboard is .ci/rules.py's.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "Description", "AlarmDescription", "GroupDescription", "DBSubnetGroupDescription", "RetentionInDays", "MessageRetentionPeriod",
        "PendingWindowInDays", "Tags", "HealthCheckTags", "DashboardName", "DashboardBody",
    };

    /// <remarks>
    /// Functions' permissions are taken away statement by statement in tests of their own, and each setting is read in others.
    /// </remarks>
    public static bool IsBroken(string type, string property) => !Words.Contains(property)
        && !(type == ResourceTypes.Function && property is "Policies" or "Environment");
}
