using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Switches;

namespace Failover.Functions.FlipSwitch;

/// <param name="Region">What the region's branch has found; its promotion, seen completed, is this execution's right to flip.</param>
/// <param name="Previous">What an earlier flip of this execution found; null before the first.</param>
public sealed record FlipSwitchRequest(Plan Plan, RegionState? Region, RecordSwap? Previous);

/// <summary>
/// In record mode switch, UpsertCname's place: leads the record to this region by publishing a metric that health checks follow. It needs
/// nothing of Route 53's API. Like UpsertCname it looks again just before it writes.
/// </summary>
public sealed class FlipSwitchFunction(IAmazonRDS rds, IAmazonCloudWatch cloudWatch, IRegions regions, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ClusterReader clusters = new(rds);
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly SwitchStore switches = new(cloudWatch, regions, time);

    /// <exception cref="RecordRefusedException">The stack's record leads to another endpoint than the cluster's, or there is no switch.</exception>
    /// <exception cref="InvalidRequestException">The plan is not one of record mode switch.</exception>
    [LambdaFunction(ResourceName = "FlipSwitchFunction")]
    public async Task<RecordSwap> Handle(FlipSwitchRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.Of(context, time);
        var (plan, cancellationToken) = (request.Plan, deadline.Token);
        var evidence = await LookAsync(request, cancellationToken);
        var flip = FlipDecision.Decide(plan, evidence, request.Previous, time.GetUtcNow());
        if (flip.State == SwapState.Changed)
        {
            flip = flip with { Reason = $"{flip.Reason}: {await FlipAsync(plan, evidence.Switches, cancellationToken)}" };
        }

        context.Logger.LogInformation("Switch of {name}: {state} ({reason})", flip.Name, flip.State, flip.Reason);
        return flip;
    }

    // The switches first and the cluster last: nothing stands between the look at the writer and the flip.
    private async Task<FlipEvidence> LookAsync(FlipSwitchRequest request, CancellationToken cancellationToken)
    {
        var (plan, global, pair) = (request.Plan, GlobalPlans.Of(request.Plan), SwitchPlans.Of(request.Plan));
        var reading = await switches.ReadAsync(global, pair, cancellationToken);
        var isProven = request.Region?.Promoted?.Member == global.Member
            || (!reading.Position.IsBase && reading.Position.Other != SwitchSide.Unknown && await AgreesAsync(global, pair, cancellationToken));
        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        return cluster.Endpoint is { } endpoint && endpoint != pair.Endpoint
            ? throw new RecordRefusedException(
                $"Expected the stack's record {plan.Record} to lead to {endpoint}, the endpoint of {plan.Cluster}, but it was deployed to lead to {pair.Endpoint}. " +
                "Deploy the stack again with the right ClusterEndpoint.")
            : new FlipEvidence(cluster, view, reading, isProven);
    }

    /// <summary>Whether the other region's API, too, calls this region's cluster the settled global writer.</summary>
    private async Task<bool> AgreesAsync(GlobalPlan global, SwitchPlan pair, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var view = await new GlobalClusterReader(regions.Rds(pair.OtherRegion)).ReadAsync(global.Cluster, either.Token);
            return view.IsSettledOn(global.Member);
        }
        catch (Exception e) when (e is AwsUnavailableException or ClusterNotFoundException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <returns>What was published, for a person.</returns>
    private async Task<string> FlipAsync(Plan plan, SwitchReading reading, CancellationToken cancellationToken)
    {
        var (global, pair, position) = (GlobalPlans.Of(plan), SwitchPlans.Of(plan), reading.Position);
        var done = new List<string>();
        var otherIsOff = position.Other == SwitchSide.Off;
        if (position.OtherWanted is { } wanted)
        {
            try
            {
                await switches.FlipAsync(global, pair.OtherRegion, wanted, cancellationToken);
                otherIsOff = true;
                done.Add($"the switch of {pair.OtherRegion} is turned off");
            }
            catch (Exception e) when (e is AwsUnavailableException or PermissionDeniedException && !cancellationToken.IsCancellationRequested)
            {
                done.Add($"the switch of {pair.OtherRegion} could not be turned off: {e.Message}");
            }
        }

        if (position.OwnWanted(otherIsOff, time.GetUtcNow()) is { } own)
        {
            await switches.FlipAsync(global, global.Home, own, cancellationToken);
            done.Add($"the switch of {global.Home} is turned {Words.Kebab(own)}");
        }

        return string.Join("; ", done);
    }
}
