using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Switches;

internal static class SwitchPlans
{
    /// <exception cref="InvalidRequestException">The plan's record is not a pair of failover records.</exception>
    public static SwitchPlan Require(Plan plan) => plan.Global?.Switch ?? throw new InvalidRequestException(
        $"Expected the plan of {plan.Cluster} to have the record mode switch, but found none. Set the stack's parameters RecordMode, " +
        "SwitchRole, OtherRegion and ClusterEndpoint.");

    /// <exception cref="RecordRefusedException">The stack's record points to an endpoint other than the cluster's.</exception>
    public static void CheckEndpoint(Plan plan, SwitchPlan pair, ClusterView cluster)
    {
        if (cluster.Endpoint is { } endpoint && endpoint != pair.Endpoint)
        {
            throw new RecordRefusedException(
                $"Expected the stack's record {plan.Record} to point to {endpoint}, the endpoint of {plan.Cluster}, but it was deployed " +
                $"to point to {pair.Endpoint}. " +
                "Deploy the stack again with the right ClusterEndpoint.");
        }
    }

    /// <summary>The pair of records, as the stack's settings name it.</summary>
    /// <exception cref="InvalidRequestException">The settings do not fit together.</exception>
    public static SwitchPlan Resolve(Settings settings, EndpointKind endpoint, string home)
    {
        // A failover record is never rewritten, so it can't follow the writer from instance to instance.
        return endpoint != EndpointKind.Cluster ? throw new InvalidRequestException(
                "Expected the endpoint cluster in record mode switch, but found writer: a failover record is never rewritten, and so " +
                "can't follow the writer's instance. Set EndpointKind, or the tag failover:endpoint, to cluster.")
            : settings.OtherRegion is not { } other || other == home ? throw new InvalidRequestException(
                $"Expected a region other than {home} in record mode switch, but found {settings.OtherRegion ?? "none"}. Set the stack's " +
                "parameter OtherRegion.")
            : settings.ClusterEndpoint is not { } target ? throw new InvalidRequestException(
                "Expected the cluster endpoint in record mode switch, but found none. Set the stack's parameter ClusterEndpoint.")
            : new SwitchPlan(settings.SwitchRole, other, target.TrimEnd('.').ToLowerInvariant());
    }
}
