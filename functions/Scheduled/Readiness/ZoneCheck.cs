using Failover.Functions.Checks;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The hosted zone that holds the record, whatever kind of record it is.</summary>
internal static class ZoneCheck
{
    public static ReadinessCheck HostedZone(ReadinessEvidence evidence) =>
        new Check("hosted-zone", "holds the record",
            "Set the tag failover:zone, or the stack's HostedZoneId, to the zone that clients resolve through.")
            .Judge(evidence.Zone, zone => new(true, zone));
}
