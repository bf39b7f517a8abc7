using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Turns evidence into a report: the table of all checks, in the order in which a failover needs them.</summary>
internal static class ReadinessDecision
{
    private static readonly Func<ReadinessEvidence, ReadinessCheck>[] Table =
    [
        ClusterChecks.Cluster,
        ClusterChecks.Replica,
        ClusterChecks.AvailabilityZones,
        ClusterChecks.Mode,
        ForesightChecks.Maintenance,
        ForesightChecks.Modifications,
        ForesightChecks.Certificates,
        ForesightChecks.PromotionTarget,
        ForesightChecks.EventSubscriptions,
        ZoneCheck.HostedZone,
        evidence => evidence.Record.Record(evidence),
        evidence => evidence.Record.Ttl(evidence),
        NameCheck.Name,
        AlarmChecks.Alarms,
        AlarmChecks.Actions,
        AlarmChecks.States,
        AlarmChecks.Trigger,
        AlarmChecks.Heartbeat,
        PeopleChecks.Permissions,
        PeopleChecks.Addresses,
        PeopleChecks.LastDrill,
    ];

    /// <summary>What a stack of a global cluster also needs.</summary>
    private static readonly Func<Lookup<RegionsView>, ReadinessEvidence, ReadinessCheck>[] GlobalTable =
    [
        RegionChecks.GlobalCluster,
        RegionChecks.Secondaries,
        RegionChecks.Versions,
        ParameterCheck.Parameters,
        RegionChecks.Lag,
        RegionChecks.OtherRegions,
    ];

    public static ReadinessReport Decide(ReadinessEvidence evidence)
    {
        List<ReadinessCheck> checks =
        [
            .. Table.Select(check => check(evidence)),
            .. evidence.ZoneRole is { } role ? [ZoneCheck.Role(role)] : Array.Empty<ReadinessCheck>(),
            .. evidence.Regions is { } regions ? GlobalTable.Select(check => check(regions, evidence)) : [],
            .. evidence.Record.Others(evidence),
        ];
        var open = checks.Where(c => c.Ok != Answer.Yes).Select(c => c.Name).ToList();
        return new ReadinessReport
        {
            Ready = open.Count == 0,
            Cluster = evidence.Request.Cluster,
            Summary = open.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"ready: all {checks.Count} checks pass")
                : string.Create(CultureInfo.InvariantCulture,
                    $"not ready: {open.Count} of {checks.Count} checks do not pass ({string.Join(", ", open)})"),
            Checks = checks,
            Drill = DrillDecision.Decide(checks, evidence.Plan.Value?.Mode),
            At = evidence.At,
        };
    }
}
