using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>
/// Whether the clusters of all regions behave alike. A member of a global cluster has its own region's parameter group, so a change in one
/// region changes nothing in the others until the day when they take over.
/// </summary>
internal static class ParameterCheck
{
    private const int MostNamed = 5;

    /// <summary>Without these no client connects, or an auditor misses a day; they are named first.</summary>
    private static readonly string[] Gravest = ["tls", "audit_logs"];

    public static ReadinessCheck Parameters(Lookup<RegionsView> asked, ReadinessEvidence evidence) =>
        new Check("parameters", "each cluster parameter that somebody set has one value in all regions",
            "Set it alike in each region's cluster parameter group (aws docdb modify-db-cluster-parameter-group --region), and reboot " +
            "the instances there if it is static, as tls is: after a takeover clients and auditors meet the other region's values.")
            .Judge(RegionChecks.Answered(asked, Silence), view => Compare(
                [.. view.Members.Where(static m => m.Parameters.HasValue).Select(static m => (m.Region, m.Parameters.Value!))]));

    // A cluster that does not exist is named by other checks.
    private static string? Silence(MemberReading member) => member switch
    {
        { Cluster.Refusal: not null } => null,
        { Cluster.Silence: { } silence } => silence,
        { Parameters.Value.Values.Count: 0 } => "it did not say what its parameters are",
        { Parameters: var read } => read.Silence ?? read.Refusal,
    };

    private static Judgement Compare(IReadOnlyList<(string Region, ParameterGroupView Group)> all)
    {
        var own = all.SelectMany(static one => one.Group.Values).Where(static value => value.Value.IsOwn).Select(static value => value.Key)
            .Distinct(StringComparer.Ordinal).ToList();
        var different = own.Where(name => all.Select(one => Value(one.Group, name)).Distinct(StringComparer.Ordinal).Count() > 1)
            .OrderBy(static name => Array.IndexOf(Gravest, name) is >= 0 and var place ? place : Gravest.Length)
            .ThenBy(static name => name, StringComparer.Ordinal).ToList();
        var more = different.Count > MostNamed ? [$"and {different.Count - MostNamed} more"] : Array.Empty<string>();
        return different.Count > 0
            ? new(false, string.Join("; ", different.Take(MostNamed)
                .Select(name => $"{name}: {string.Join(", ", all.Select(one => $"{one.Region} {Value(one.Group, name)}"))}").Concat(more)))
            : new(true, own.Count == 0 ? "the engine's defaults" : $"{own.Count} set, alike in all");
    }

    private static string Value(ParameterGroupView group, string name) => group.Values.GetValueOrDefault(name)?.Value ?? "unset";
}
