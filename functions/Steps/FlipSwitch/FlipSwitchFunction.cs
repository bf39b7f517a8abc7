using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Switches;

namespace Failover.Functions.Steps.FlipSwitch;

/// <param name="Region">What the region's branch found; a promotion seen completed entitles this execution to flip.</param>
/// <param name="Previous">The result of this execution's previous flip; null on the first.</param>
/// <param name="Probe">The last probe through the record; null before the first.</param>
/// <param name="Writer">CheckWriter's last result, if it ran.</param>
public sealed record FlipSwitchRequest(
    Plan Plan, RegionState? Region, RecordSwap? Previous, ProbeCheck? Probe = null, WriterCheck? Writer = null);

/// <summary>
/// Replaces UpsertCname in record mode switch: points the record to this region by publishing a metric that health checks follow. It does
/// not need Route 53's API. Like UpsertCname, it reads everything again right before it writes.
/// </summary>
public sealed class FlipSwitchFunction(IAmazonRDS rds, IAmazonCloudWatch cloudWatch, IRegions regions, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly PeerReader peers = new(regions, time);
    private readonly SwitchStore switches = new(cloudWatch, regions, time);

    /// <exception cref="RecordRefusedException">
    /// The stack's record points to an endpoint other than the cluster's, or there is no switch.
    /// </exception>
    /// <exception cref="InvalidRequestException">The plan's record mode is not switch.</exception>
    [LambdaFunction(ResourceName = "FlipSwitchFunction")]
    public async Task<RecordSwap> Handle(FlipSwitchRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
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

    // The switches first and the cluster last: nothing comes between reading the writer and the flip.
    private async Task<FlipEvidence> LookAsync(FlipSwitchRequest request, CancellationToken cancellationToken)
    {
        var (plan, global, pair) = (request.Plan, request.Plan.RequireGlobal(), SwitchPlans.Require(request.Plan));
        var reading = await switches.ReadAsync(global, pair, cancellationToken);
        var elsewhere = request.Probe?.Outcome == ProbeOutcome.ResolvesElsewhere;
        reading = reading with { Position = reading.Position with { ProbedElsewhere = elsewhere } };
        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        var isProven = false;
        if (reading.Position.HasWork(time.GetUtcNow()))
        {
            (isProven, view) = await ProveAsync(global, reading.Position, request.Region, view, cancellationToken);
        }

        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        SwitchPlans.CheckEndpoint(plan, pair, cluster);
        return new FlipEvidence(cluster, view, reading, isProven, request.Writer?.ProvenByWire);
    }

    /// <summary>
    /// Follows <see cref="FencingRule"/>; and without a promotion, nothing is flipped unless the other switch can be read.
    /// </summary>
    /// <returns>Whether this region's cluster is shown to be the newest writer, and the global cluster as last read.</returns>
    private async Task<(bool IsProven, GlobalView View)> ProveAsync(
        GlobalPlan global, SwitchPosition position, RegionState? region, GlobalView view, CancellationToken cancellationToken)
    {
        var promoted = region?.Proof?.Member == global.Member;
        if (promoted && FencingRule.IsFresh(region, time.GetUtcNow()))
        {
            return (true, view);
        }

        if (!promoted && position.Other == SwitchSide.Unknown)
        {
            return (false, view);
        }

        var words = await peers.AskAllAsync(global, view, cancellationToken);
        view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        return (FencingRule.Objection(global, view, words, promoted) is null, view);
    }

    /// <returns>What was published, in words for the report.</returns>
    private async Task<string> FlipAsync(Plan plan, SwitchReading reading, CancellationToken cancellationToken)
    {
        var position = reading.Position;
        var (global, pair) = (plan.RequireGlobal(), SwitchPlans.Require(plan));
        var done = new List<string>();
        var otherIsOff = position.Other == SwitchSide.Off;
        if (position.OtherWanted is { } wanted && reading.OtherNamespace is { } away)
        {
            // The one write that the step can do without: this region's switch alone points the record here, too.
            var flip = await Lookup.TryInTimeAsync(() => switches.FlipAsync(global, pair.OtherRegion, away, wanted, cancellationToken),
                cancellationToken);
            otherIsOff = flip.HasValue;
            done.Add(otherIsOff
                ? $"the switch of {pair.OtherRegion} was turned off"
                : $"the switch of {pair.OtherRegion} could not be turned off: {flip.Silence ?? flip.Refusal}");
        }

        if (position.OwnWanted(otherIsOff, time.GetUtcNow()) is { } own)
        {
            await switches.FlipAsync(global, global.Home, reading.Namespace, own, cancellationToken);
            done.Add($"the switch of {global.Home} was turned {EnumText.Kebab(own)}");
        }

        return string.Join("; ", done);
    }
}
