using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Readiness;

/// <summary>Evidence in, report out: the table of all checks, in the order in which a failover needs them.</summary>
internal static class ReadinessDecision
{
    private static readonly Func<ReadinessEvidence, ReadinessCheck>[] Table =
    [
        ClusterChecks.Cluster,
        ClusterChecks.Replica,
        ClusterChecks.AvailabilityZones,
        ClusterChecks.Mode,
        RecordChecks.HostedZone,
        RecordChecks.Record,
        RecordChecks.Ttl,
        AlarmChecks.Alarms,
        AlarmChecks.Actions,
        AlarmChecks.States,
        AlarmChecks.Trigger,
        AlarmChecks.Heartbeat,
        PeopleChecks.Permissions,
        PeopleChecks.Addresses,
        PeopleChecks.LastDrill,
    ];

    public static ReadinessReport Decide(ReadinessEvidence evidence)
    {
        var checks = Table.Select(check => check(evidence)).ToList();
        var open = checks.Where(c => c.Ok != Answer.Yes).Select(c => c.Name).ToList();
        return new ReadinessReport
        {
            Ready = open.Count == 0,
            Cluster = evidence.Request.Cluster,
            Summary = open.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"ready: all {checks.Count} checks hold")
                : string.Create(CultureInfo.InvariantCulture, $"not ready: {open.Count} of {checks.Count} checks do not hold ({string.Join(", ", open)})"),
            Checks = checks,
            At = evidence.At,
        };
    }
}
