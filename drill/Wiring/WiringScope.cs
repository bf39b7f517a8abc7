using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Which properties are to be broken.</summary>
internal static class WiringScope
{
    /// <summary>Names, descriptions and retention, which nobody has to notice. The dashboard is checked by .ci/rules.py.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "Description", "AlarmDescription", "GroupDescription", "DBSubnetGroupDescription", "RetentionInDays", "MessageRetentionPeriod",
        "PendingWindowInDays", "Tags", "HealthCheckTags", "DashboardName", "DashboardBody",
    };

    /// <remarks>
    /// Other tests remove the functions' permissions statement by statement, and check that each setting is read.
    /// </remarks>
    public static bool IsBroken(string type, string property) => !Words.Contains(property)
        && !(type == ResourceTypes.Function && property is "Policies" or "Environment");
}
