using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The hosted zone that holds the record, whatever kind of record it is.</summary>
internal static class ZoneCheck
{
    public static ReadinessCheck HostedZone(ReadinessEvidence evidence) =>
        new Check("hosted-zone", "holds the record",
            "Set the tag failover:zone, or the stack's HostedZoneId, to the zone that clients resolve through.")
            .Judge(evidence.Zone, zone => new(true, zone));

    public static ReadinessCheck Role(Lookup<RoleGrants> asked) =>
        new Check("zone-role", "may be assumed, and may read and change the record",
            "Deploy deploy/zone-account/template.yaml in the zone's account with this stack's HostedZoneId, RecordName, " +
            "ReaderRecordName, ZoneRoleExternalId and its output FailoverRoleArns.")
            .Judge(asked, grants => new(
                grants is { NotAssumed: null, Missing.Count: 0 },
                grants.NotAssumed ?? (grants.Missing.Count == 0 ? $"{grants.Role} may do all {ZoneGrants.Actions.Count} calls"
                    : $"{grants.Role} may not {string.Join(", ", grants.Missing)}")));
}
