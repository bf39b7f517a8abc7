using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Cnames;

/// <summary>Whether the CNAME points to the writer, and the readers' CNAME to the readers.</summary>
/// <param name="Standing">The record as it is now; a value of null if there is none.</param>
/// <param name="Readers">The readers' record, if the plan has one, likewise.</param>
internal sealed record CnameReadiness(Lookup<CnameRecord?> Standing, Lookup<CnameRecord?> Readers) : IRecordReadiness
{
    public IReadOnlyList<string>? Held(StackEvidence evidence) => Standing.Value is not { } record ? null
        : Target(evidence) is { } target && target != record.Target ? [record.Target, target] : [record.Target];

    public ReadinessCheck Record(StackEvidence evidence)
    {
        var target = Target(evidence);
        return new Check(
            "record", $"a CNAME to {target ?? "the writer"}",
            $"Point {evidence.Plan.Value?.Record} to {target ?? "the writer"}, or start the state machine: it corrects a record that " +
            "points elsewhere.")
            .Judge(Standing, record => record switch
            {
                null => new(false, "no record of that name"),
                _ when target is null => new(false, $"points to {record.Target}, but no healthy writer is shown"),
                _ => new(record.Target == target, $"points to {record.Target}"),
            });
    }

    public ReadinessCheck Ttl(StackEvidence evidence)
    {
        var most = evidence.Plan.Value?.TtlSeconds;
        return new Check(
            "ttl", string.Create(CultureInfo.InvariantCulture, $"at most {most} s"),
            string.Create(CultureInfo.InvariantCulture,
                $"Set the TTL of {evidence.Plan.Value?.Record} to {most} s, or the stack's TtlSeconds to a longer one: clients keep the " +
                $"old value for as long."))
            .Judge(
                Standing,
                record => record is null ? new(true, "no record yet; a new one gets this TTL") : new(
                    record.Ttl <= most, string.Create(CultureInfo.InvariantCulture, $"{record.Ttl} s")));
    }

    public IEnumerable<ReadinessCheck> Others(StackEvidence evidence) =>
        evidence.Plan.Value?.ReaderRecord is { } name ? [ReaderRecord(name, evidence)] : [];

    private ReadinessCheck ReaderRecord(string name, StackEvidence evidence)
    {
        var target = Serving(evidence)?.ReaderEndpoint;
        return new Check("reader-record", $"a CNAME to {target ?? "the readers"}",
            $"Point {name} to {target ?? "the cluster's reader endpoint"}.")
            .Judge(Readers, record => record is null
                ? new(false, "no record of that name")
                : new(target is not null && record.Target == target, $"points to {record.Target}"));
    }

    // A secondary's record points to the writer's region.
    private static string? Target(StackEvidence evidence) =>
        Serving(evidence) is { } cluster && evidence.Plan.Value is { } plan ? WriterView.From(cluster, plan.Endpoint).Target : null;

    private static ClusterView? Serving(StackEvidence evidence) =>
        evidence.IsSecondary ? evidence.Regions?.Value?.Writer : evidence.Cluster.Value;
}
