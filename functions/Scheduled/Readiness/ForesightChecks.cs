using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>What will take the writer away, or make the next one worse, unless somebody acts before.</summary>
internal static class ForesightChecks
{
    /// <summary>Time enough for a planned failover in office hours.</summary>
    private const int MaintenanceDays = 7;

    /// <summary>Rotating a certificate restarts the instance, and every client must know the new authority first.</summary>
    private const int CertificateDays = 30;

    public static ReadinessCheck Maintenance(ReadinessEvidence evidence) =>
        new Check(
            "maintenance", $"no maintenance that AWS applies within {MaintenanceDays} days",
            "Apply it when it suits you: to the replicas first (aws rds apply-pending-maintenance-action), then fail over on purpose, " +
            $"start the failover state machine with {{\"cluster\": \"{evidence.Request.Cluster}\", \"drill\": {{\"kind\": " +
            "\"failover\"}}, and apply it to the old writer.")
            .Judge(Both(evidence.Cluster, Lookup.FromTask(evidence.Request.Maintenance.Resources, evidence.Request.Maintenance.Failure)),
                both =>
                {
                    var (cluster, all) = both;
                    var pending = all.Where(one => IsOf(cluster, one.ResourceIdentifier))
                        .SelectMany(one => (one.PendingMaintenanceActionDetails ?? []).Select(action => (one.ResourceIdentifier, action)))
                        .Select(one => (Name: Name(one.ResourceIdentifier), one.action.Action, At: When(one.action)))
                        .OrderBy(one => one.At ?? DateTimeOffset.MaxValue).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
                    return new(
                        pending.TrueForAll(one => one.At is not { } at || at > evidence.At.AddDays(MaintenanceDays)),
                        pending.Count == 0 ? "none" : string.Join("; ", pending.Select(one =>
                            $"{one.Action} of {one.Name} {(one.At is { } at ? $"by {Day(at)}" : "on demand alone")}")));
                });

    public static ReadinessCheck Modifications(ReadinessEvidence evidence) =>
        new Check(
            "modifications", "no modification that waits for the maintenance window",
            "Apply it at a time of your choice (aws docdb modify-db-instance --apply-immediately), or take it back: it can restart the " +
            "writer, and hold a failover or switchover up.")
            .Judge(evidence.Cluster, cluster =>
            {
                var pending = cluster.Members.Where(static m => m.Pending.Count > 0)
                    .Select(static m => $"{m.Id}: {string.Join(", ", m.Pending)}").ToList();
                return new(pending.Count == 0, pending.Count == 0 ? "none" : string.Join("; ", pending));
            });

    public static ReadinessCheck Certificates(ReadinessEvidence evidence) =>
        new Check(
            "certificates", $"each server certificate valid for {CertificateDays} days or more",
            "See that clients and CaBundle know the new authority, then rotate (aws docdb modify-db-instance " +
            "--ca-certificate-identifier), the replicas first. After the day no client that verifies connects.")
            .Judge(evidence.Cluster, cluster =>
            {
                var known = cluster.Members.Where(static m => m.CertificateValidTill is not null).ToList();
                var late = known.Where(m => m.CertificateValidTill <= evidence.At.AddDays(CertificateDays))
                    .OrderBy(static m => m.CertificateValidTill).ToList();
                return late.Count > 0
                    ? new(false, string.Join("; ", late.Select(m => $"{m.Id} until {Day(m.CertificateValidTill!.Value)}")))
                    : new(true, known.Count == 0 ? "the API names no certificate"
                        : $"the first expires on {Day(known.Min(static m => m.CertificateValidTill)!.Value)}");
            });

    public static ReadinessCheck PromotionTarget(ReadinessEvidence evidence) =>
        new Check(
            "promotion-target", "the replica that is promoted first as large as the writer",
            "Give a replica of the writer's class the lowest promotion tier (aws docdb modify-db-instance --promotion-tier 0): after a " +
            "failover the smaller one carries the writer's load.")
            .Judge(evidence.Cluster, cluster =>
            {
                var writer = cluster.Members.FirstOrDefault(static m => m.IsWriter);
                var first = PromotionOrder.First(cluster.Members);
                return evidence.IsSecondary || writer is null || first is null ? new(true, "no replica of this cluster is promoted alone")
                    : new(
                        PromotionOrder.Size(first.Class) is not { } size || PromotionOrder.Size(writer.Class) is not { } needed
                            || size >= needed,
                        $"{first.Id} is {first.Class ?? "of unknown class"}, the writer {writer.Class ?? "of unknown class"}");
            });

    public static ReadinessCheck EventSubscriptions(ReadinessEvidence evidence) =>
        new Check(
            "event-subscriptions", "each subscription to RDS events of this cluster delivers",
            "Enable it, or give it a topic that RDS may publish to (aws rds modify-event-subscription); RDS tells of maintenance by it.")
            .Judge(
                Both(evidence.Cluster, Lookup.FromTask(
                    evidence.Request.Subscriptions.Subscriptions, evidence.Request.Subscriptions.Failure)),
                both =>
                {
                    var (cluster, all) = both;
                    var own = all.Where(one => IsAbout(cluster, one)).ToList();
                    var broken = own.Where(static one => one is not { Status: "active", Enabled: true }).ToList();
                    return broken.Count > 0
                        ? new(false, string.Join("; ", broken.Select(static one =>
                            $"{one.CustSubscriptionId} is {(one.Enabled == true ? one.Status ?? "unknown" : "disabled")}")))
                        : new(true, own.Count == 0 ? "none" : string.Join(", ", own.Select(static one => one.CustSubscriptionId)));
                });

    /// <summary>When AWS does it, whether anybody agrees or not.</summary>
    private static DateTimeOffset? When(MaintenanceAction action) =>
        new[] { action.CurrentApplyDate, action.AutoAppliedAfterDate, action.ForcedApplyDate }.Min();

    private static bool IsOf(ClusterView cluster, string? arn) =>
        arn == cluster.Arn || (arn?.Contains(":db:", StringComparison.Ordinal) == true && cluster.Members.Any(m => m.Id == Name(arn)));

    private static bool IsAbout(ClusterView cluster, EventSubscriptionEntry one) => one switch
    {
        { SourceType: not (null or "db-cluster" or "db-instance") } => false,
        { SourceIdsList: null or [] } => true,
        { SourceIdsList: var ids } => ids.Any(id => id == cluster.Id || cluster.Members.Any(m => m.Id == id)),
    };

    private static string Name(string? arn) => arn is null ? "unknown" : arn[(arn.LastIndexOf(':') + 1)..];

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Lookup<(TFirst First, TSecond Second)> Both<TFirst, TSecond>(Lookup<TFirst> first, Lookup<TSecond> second) => new()
    {
        Value = first.HasValue && second.HasValue ? (first.Value!, second.Value!) : default,
        Refusal = first.Refusal ?? second.Refusal,
        Silence = first.Silence ?? second.Silence,
    };
}
