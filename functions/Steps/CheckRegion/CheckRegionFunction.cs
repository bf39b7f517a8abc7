using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.CheckRegion;

/// <param name="Promotion">What PromoteRegion started, or joined.</param>
/// <param name="Previous">The previous check; null on the first.</param>
/// <param name="Ahead">What happened to the record ahead of a promotion; null if it was not moved ahead.</param>
public sealed record CheckRegionRequest(Plan Plan, RegionPromotion Promotion, RegionCheck? Previous, RecordSwap? Ahead = null);

/// <summary>Checks once whether this region's cluster has become the global writer.</summary>
public sealed class CheckRegionFunction(IAmazonRDS rds, TimeProvider time)
{
    private readonly GlobalClusterReader globalClusters = new(rds);

    [LambdaFunction(ResourceName = "CheckRegionFunction")]
    public async Task<RegionCheck> Handle(CheckRegionRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var plan = request.Plan.RequireGlobal();
        var view = await globalClusters.ReadAsync(plan.Cluster, deadline.Token);
        var check = AheadRule.Apply(
            RegionCheckDecision.Decide(plan, view, request.Promotion, request.Previous, time.GetUtcNow()),
            request.Plan, view, request.Promotion, request.Ahead);

        context.Logger.LogInformation("Promotion of {member}: {state} at check {attempt} ({reason})", request.Promotion.Member,
            check.State, check.Attempt, check.Reason);
        return check;
    }
}
