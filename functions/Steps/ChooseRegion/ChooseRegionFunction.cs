using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.ChooseRegion;

/// <param name="Writer">CheckWriter's last check; null if the execution did not come from there.</param>
/// <param name="Previous">The previous check; null on the first.</param>
public sealed record ChooseRegionRequest(Plan Plan, ExecutionInfo Execution, WriterCheck? Writer, RegionChoice? Previous);

/// <summary>Checks the evidence once and, if the primary is lost, chooses the region that takes over. Writes nothing.</summary>
public sealed class ChooseRegionFunction(
    IAmazonRDS rds, IAmazonCloudWatch cloudWatch, IRegions regions, Lazy<Settings> settings, TimeProvider time)
{
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly PrimaryReader primaries = new(regions, time);
    private readonly CandidateReader candidates = new(rds, cloudWatch, regions, time);
    private readonly LagReader lags = new(cloudWatch);
    private readonly HeartbeatEvidence beats = new(cloudWatch, settings);

    [LambdaFunction(ResourceName = "ChooseRegionFunction")]
    public async Task<RegionChoice> Handle(ChooseRegionRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var plan = request.Plan.RequireGlobal();
        var view = await globalClusters.ReadAsync(plan.Cluster, deadline.Token);
        var choice = await ChooseAsync(new ChoiceContext(request, plan, view, time.GetUtcNow()), deadline.Token);
        context.Logger.LogInformation("Region of {cluster}: {state} at check {attempt} ({reason})", request.Plan.Cluster, choice.State,
            choice.Attempt, choice.Reason);
        return choice;
    }

    private async Task<RegionChoice> ChooseAsync(ChoiceContext context, CancellationToken cancellationToken)
    {
        if (ChoiceDecision.Settled(context) is { } settled)
        {
            return settled;
        }

        if (context.HasLostWriter)
        {
            return ChoiceDecision.Elsewhere(context, await candidates.ReadAsync(context, cancellationToken));
        }

        if (context.IsPlanned)
        {
            var primary = PrimaryAsync(context, cancellationToken);
            var all = candidates.ReadAsync(context, cancellationToken);
            await Task.WhenAll(primary, all);
            var self = (await all).FirstOrDefault(c => c.Region == context.Plan.Home) ?? throw NoMember(context);
            return ChoiceDecision.Planned(context, await primary, self);
        }

        var evidence = await LookAsync(context, cancellationToken);
        var verdict = EvidenceDecision.Decide(evidence);
        var choice = ChoiceDecision.Undecided(context, verdict, evidence.At)
            ?? ChoiceDecision.Unplanned(context, verdict.Reason, await candidates.ReadAsync(context, cancellationToken));
        return choice with { Witnesses = evidence.Witnesses };
    }

    private async Task<RegionEvidence> LookAsync(ChoiceContext context, CancellationToken cancellationToken)
    {
        var cluster = context.Request.Plan.Cluster;
        var primary = PrimaryAsync(context, cancellationToken);
        var heartbeat = HeartbeatAsync(context, cancellationToken);
        var lag = Lookup.TryAsync(() => lags.ReadAsync(cluster, context.View.Writer?.Region, context.At, cancellationToken));

        // A witness that can't be read says nothing; the others decide.
        await Task.WhenAll(primary, heartbeat, lag);
        return new RegionEvidence
        {
            Watch = context.Watch,
            Primary = await primary,
            Heartbeat = await heartbeat,
            Lag = (await lag).Value,
            Previous = context.Request.Previous,
            At = time.GetUtcNow(),
        };
    }

    private async Task<PrimaryReading> PrimaryAsync(ChoiceContext context, CancellationToken cancellationToken) =>
        context.View.Writer is { } writer
            ? await primaries.ReadAsync(writer.Arn, cancellationToken)
            : new PrimaryReading(PrimaryState.Unclear, $"{context.View.Id} has no single writer");

    private async Task<Witness> HeartbeatAsync(ChoiceContext context, CancellationToken cancellationToken)
    {
        var plan = context.Request.Plan;
        var name = $"{plan.Cluster}-heartbeat-lost";
        var alarm = beats.AlarmAsync(name, cancellationToken);
        var last = beats.LastAsync(plan.Cluster, context.At, cancellationToken);
        await Task.WhenAll(alarm, last);
        var missedAt = plan.Alarm is { Source: AlarmSource.Beats } lost ? lost.StateChangedAt : (DateTimeOffset?)null;
        return HeartbeatWitness.From(await last, missedAt, name, (await alarm)?.State, context.At);
    }

    private static InvalidRequestException NoMember(ChoiceContext context) => new(
        $"Expected {context.Plan.Member} to be a secondary of the global cluster {context.View.Id}, but it is not one of its members. " +
        "Correct the stack's parameter ClusterIdentifier or GlobalClusterIdentifier.");
}
