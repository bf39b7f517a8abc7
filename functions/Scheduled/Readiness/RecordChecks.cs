using System.Globalization;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

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
            $"Lead {evidence.Plan.Value?.Record} to {target ?? "the writer"}, or start the state machine: it repoints a record that leads astray.")
            .Judge(evidence.Record, record => record switch
            {
                null => new(false, "no record of that name"),
                _ when target is null => new(false, $"leads to {record.Value}; no healthy writer to lead to is shown"),
                _ => new(record.Value == target, $"leads to {record.Value}"),
            });
    }

    /// <summary>Only where the plan has a record for readers.</summary>
    public static ReadinessCheck ReaderRecord(ReadinessEvidence evidence)
    {
        var target = Serving(evidence)?.ReaderEndpoint;
        return new Check("reader-record", $"a CNAME to {target ?? "the readers"}", $"Lead {evidence.Plan.Value?.ReaderRecord} to {target ?? "the cluster's reader endpoint"}.")
            .Judge(evidence.ReaderRecord, record => record is null
                ? new(false, "no record of that name")
                : new(target is not null && record.Value == target, $"leads to {record.Value}"));
    }

    public static ReadinessCheck Ttl(ReadinessEvidence evidence)
    {
        var most = evidence.Plan.Value?.TtlSeconds;
        return new Check(
            "ttl", string.Create(CultureInfo.InvariantCulture, $"at most {most} s"),
            string.Create(CultureInfo.InvariantCulture, $"Set the TTL of {evidence.Plan.Value?.Record} to {most} s, or the stack's TtlSeconds to what it may be: clients stay on the old value as long."))
            .Judge(
                evidence.Record,
                record => record is null ? new(true, "no record yet; a new one gets it") : new(
                    record.Exact.TTL <= most, string.Create(CultureInfo.InvariantCulture, $"{record.Exact.TTL} s")));
    }

    // A secondary's record leads to the writer's region.
    private static string? Target(ReadinessEvidence evidence) =>
        Serving(evidence) is { } cluster && evidence.Plan.Value is { } plan ? WriterView.From(cluster, plan.Endpoint).Target : null;

    private static ClusterView? Serving(ReadinessEvidence evidence) =>
        evidence.IsSecondary ? evidence.Regions?.Value?.Writer : evidence.Cluster.Value;
}
