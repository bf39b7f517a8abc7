using Failover.Functions.Checks;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>The cluster itself: whether there is something to fail over to.</summary>
internal static class ClusterChecks
{
    public static ReadinessCheck Cluster(ReadinessEvidence evidence) =>
        new Check("cluster", evidence.IsSecondary ? "available, with a healthy instance" : "available, with a healthy writer",
            "Check the cluster in the DocumentDB console; a failover is for a lost writer, not for a cluster that is being modified.")
            .Judge(evidence.Cluster, cluster =>
                evidence.IsSecondary ? new(
                    Health.IsServing(cluster.Status) && cluster.Members.Any(m => m.IsHealthy),
                    $"{cluster.Status}, a secondary with {string.Join(", ", cluster.Members.Select(Say))}")
                : WriterView.From(cluster, EndpointKind.Cluster) is { Problem: { } problem } ? new(false, problem)
                : new(true, $"{cluster.Status}, writer {cluster.Members.First(m => m.IsWriter).Id}"));

    // A secondary is promoted as a whole: one healthy instance, which the check Cluster requires, is enough to take over.
    public static ReadinessCheck Replica(ReadinessEvidence evidence) =>
        new Check("replica", "a healthy replica to promote",
            "Add an instance to the cluster; without a replica, AWS rebuilds the writer, which takes minutes.")
            .Judge(evidence.Cluster, cluster => cluster.Members.Where(m => !m.IsWriter).ToList() switch
            {
                _ when evidence.IsSecondary => new(true, "a secondary needs none"),
                [] => new(false, "no replica"),
                var replicas when replicas.TrueForAll(m => !m.IsHealthy) =>
                    new(false, $"none is healthy: {string.Join(", ", replicas.Select(Say))}"),
                var replicas => new(true, string.Join(", ", replicas.Select(Say))),
            });

    public static ReadinessCheck AvailabilityZones(ReadinessEvidence evidence) =>
        new Check("availability-zones", "a healthy replica in a zone other than the writer's",
            "Add an instance in another zone, or move a replica there: losing the writer's zone takes all instances in it.")
            .Judge(evidence.Cluster, cluster =>
            {
                var writer = cluster.Members.FirstOrDefault(m => m.IsWriter);
                return new(
                    evidence.IsSecondary
                        || cluster.Members.Any(m => !m.IsWriter && m.IsHealthy && m.Zone is not null && m.Zone != writer?.Zone),
                    string.Join(", ", cluster.Members.Select(m => $"{m.Id} in {m.Zone ?? "no zone"}{(m.IsWriter ? " (writer)" : "")}")));
            });

    public static ReadinessCheck Mode(ReadinessEvidence evidence) =>
        new Check("mode", "act",
            "Set the tag failover:mode of the cluster, or the stack's Mode, to act: in any other mode, nothing is failed over.")
            .Judge(evidence.Plan, plan => new(
                plan.Mode == Contract.Mode.Act,
                $"{EnumText.Kebab(plan.Mode)}, from the {plan.Sources.GetValueOrDefault("mode", "setting")}"));

    private static string Say(MemberView member) => $"{member.Id} {member.Status ?? "not listed"}";
}
