using System.Globalization;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Readiness;

/// <summary>The record that applications connect through.</summary>
internal static class RecordChecks
{
    public static ReadinessCheck HostedZone(ReadinessEvidence evidence) =>
        new Check("hosted-zone", "holds the record, and clients resolve through it", "Set the tag failover:zone, or the stack's HostedZoneId, to the zone that clients resolve through.")
            .Judge(evidence.Zone, zone => new(true, zone));

    public static ReadinessCheck Record(ReadinessEvidence evidence)
    {
        var target = Target(evidence);
        return new Check(
            "record", $"a CNAME to {target ?? "the writer"}",
            $"Lead {Name(evidence)} to {target ?? "the writer"}, or start the state machine: it repoints a record that leads astray.")
            .Judge(evidence.Record, record => record switch
            {
                null => new(false, "no record of that name"),
                _ when target is null => new(false, $"leads to {record.Value}; the cluster shows no healthy writer to lead to"),
                _ => new(record.Value == target, $"leads to {record.Value}"),
            });
    }

    public static ReadinessCheck Ttl(ReadinessEvidence evidence)
    {
        var most = evidence.Plan.Value?.TtlSeconds;
        return new Check(
            "ttl", string.Create(CultureInfo.InvariantCulture, $"at most {most} s"),
            string.Create(CultureInfo.InvariantCulture, $"Set the TTL of {Name(evidence)} to {most} s, or the stack's TtlSeconds to what it may be: clients stay on the old value as long."))
            .Judge(
                evidence.Record,
                record => record is null ? new(true, "no record yet; a new one gets it") : new(
                    record.Exact.TTL <= most, string.Create(CultureInfo.InvariantCulture, $"{record.Exact.TTL} s")));
    }

    private static string? Target(ReadinessEvidence evidence) =>
        evidence is { Cluster.Value: { } cluster, Plan.Value: { } plan } ? WriterView.Of(cluster, plan.Endpoint).Target : null;

    private static string Name(ReadinessEvidence evidence) => evidence.Plan.Value?.Record ?? "the record";
}
