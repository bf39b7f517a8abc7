using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

internal static class GlobalPlans
{
    /// <exception cref="InvalidRequestException">The plan is one of a single region.</exception>
    public static GlobalPlan Require(Plan plan) => plan.Global ?? throw new InvalidRequestException(
        $"Expected the plan of {plan.Cluster} to name a global cluster, but found none. Set the stack's parameter GlobalClusterIdentifier.");
}
