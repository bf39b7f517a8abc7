using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.PromoteRegion;

/// <param name="Choice">ChooseRegion's result, approved if approval was needed.</param>
public sealed record PromoteRegionRequest(Plan Plan, RegionChoice Choice);

/// <summary>
/// Makes this region's cluster the global writer. The API itself refuses a second failover at the same time
/// (InvalidGlobalClusterStateFault), so that one is joined and never issued twice.
/// </summary>
public sealed class PromoteRegionFunction(IAmazonRDS rds, IRegions regions, TimeProvider time)
{
    /// <summary>Younger evidence is not gathered again: that could take another 2 s in which nobody can write.</summary>
    private static readonly TimeSpan EvidenceAge = TimeSpan.FromSeconds(15);

    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly PrimaryReader primaries = new(regions, time);

    /// <exception cref="AwsUnavailableException">
    /// The API refuses for now and shows no failover to join: a member is busy, or the view lags.
    /// </exception>
    [LambdaFunction(ResourceName = "PromoteRegionFunction")]
    public async Task<RegionPromotion> Handle(PromoteRegionRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var promotion = await PromoteAsync(request, request.Plan.RequireGlobal(), deadline.Token);
        context.Logger.LogInformation("Promotion of {member}: {state} ({reason})", promotion.Member, promotion.State, promotion.Reason);
        return promotion;
    }

    private async Task<RegionPromotion> PromoteAsync(PromoteRegionRequest request, GlobalPlan plan, CancellationToken cancellationToken)
    {
        var view = await globalClusters.ReadAsync(plan.Cluster, cancellationToken);
        var primary = await PrimaryAsync(request.Choice, cancellationToken);
        var decided = PromotionDecision.Decide(request.Plan, plan, request.Choice, view, primary, time.GetUtcNow());
        if (decided.State != PromotionState.Started || await StartAsync(plan, decided.Planned, cancellationToken))
        {
            return decided with { At = time.GetUtcNow() };
        }

        // Refused: most likely a failover is under way. Read which one, and join it.
        view = await globalClusters.ReadAsync(plan.Cluster, cancellationToken);
        decided = PromotionDecision.Decide(request.Plan, plan, request.Choice, view, primary, time.GetUtcNow());
        return decided.State != PromotionState.Started ? decided : throw new AwsUnavailableException(
            $"rds:FailoverGlobalCluster of {plan.Cluster} to {plan.Home} was refused for now, though no failover of it is shown as under " +
            "way.");
    }

    // An approval may have taken half an hour, and so may retries of this very step: the primary may be back by now.
    private async Task<PrimaryReading?> PrimaryAsync(RegionChoice choice, CancellationToken cancellationToken) =>
        choice is { Planned: false, Primary: { } primary }
        && (choice.State == RegionChoiceState.ApprovalNeeded || time.GetUtcNow() - choice.At > EvidenceAge)
            ? await primaries.ReadAsync(primary, cancellationToken)
            : null;

    /// <returns>False if the global cluster's state does not allow it now.</returns>
    private async Task<bool> StartAsync(GlobalPlan plan, bool planned, CancellationToken cancellationToken)
    {
        // With neither flag, it would be a switchover; the flags are mutually exclusive.
        var request = new FailoverGlobalClusterRequest { GlobalClusterIdentifier = plan.Cluster, TargetDbClusterIdentifier = plan.Member };
        if (planned)
        {
            request.Switchover = true;
        }
        else
        {
            request.AllowDataLoss = true;
        }

        try
        {
            await AwsCall.RunAsync("rds:FailoverGlobalCluster", token => rds.FailoverGlobalClusterAsync(request, token), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is InvalidGlobalClusterStateException or InvalidDBClusterStateException)
        {
            return false;
        }
        catch (Exception e) when (e is GlobalClusterNotFoundException or DBClusterNotFoundException)
        {
            throw new ClusterNotFoundException(
                $"Expected {plan.Member} to be a member of the global cluster {plan.Cluster}, but AWS says: {e.Message}. Correct the " +
                "stack's parameter GlobalClusterIdentifier.", e);
        }
    }
}
