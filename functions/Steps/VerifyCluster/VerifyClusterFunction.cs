using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.StepFunctions;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Records;

namespace Failover.Functions.Steps.VerifyCluster;

/// <param name="Request">The execution's input, not validated yet.</param>
/// <param name="Region">What an earlier run of this execution promoted, if a person redrove it.</param>
public sealed record VerifyClusterRequest(JsonElement Request, ExecutionInfo Execution, RegionState? Region = null);

/// <summary>Resolves the plan, refuses what can't work, reads the cluster, and decides what is to be done. Writes nothing.</summary>
public sealed class VerifyClusterFunction(
    IAmazonRDS rds, IAmazonRoute53 route53, IAmazonCloudWatch cloudWatch, IAmazonStepFunctions stepFunctions,
    IRegions regions, Lazy<Settings> settings, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly ReplacementCheck replacement = new(new ClusterReader(rds));
    private readonly RecordReaders records = new(new RecordClients(route53, cloudWatch, regions, time));
    private readonly AlarmReader alarms = new(cloudWatch);
    private readonly ClusterEventReader events = new(rds);
    private readonly OtherExecutions others = new(stepFunctions);
    private readonly EarlierExecutions earlier = new(stepFunctions);
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly LedAwayCheck ledAway = new(stepFunctions, cloudWatch);
    private readonly PeerReader peers = new(regions, time);

    [LambdaFunction(ResourceName = "VerifyClusterFunction")]
    public async Task<Verdict> Handle(VerifyClusterRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var cancellationToken = deadline.Token;
        var asked = RequestParser.Parse(request.Request);
        var cluster = await clusters.ReadAsync(asked.Cluster, cancellationToken);
        var plan = PlanResolver.Resolve(asked, cluster.Tags, settings.Value, cluster.Arn);
        await replacement.RunAsync(plan, cluster, cancellationToken);
        var (evidence, view) = await Overlap.RunAsync(
            token => GatherAsync(plan, cluster, request.Execution, token), token => ReadGlobalAsync(plan, token), cancellationToken);
        if (plan.Global is { } global && view is not null)
        {
            evidence = await GatherGlobalAsync(global, view, evidence, request, cancellationToken);
        }

        evidence = await ledAway.RunAsync(evidence, request.Execution, cancellationToken);
        var verdict = VerdictDecision.Decide(
            evidence, TimeSpan.FromSeconds(settings.Value.AlarmMaxAgeSeconds), TimeSpan.FromSeconds(settings.Value.CoolDownSeconds));
        context.Logger.LogInformation("Verdict {kind} for {cluster}: {reason}", verdict.State, plan.Cluster, verdict.Reason);
        return verdict;
    }

    private async Task<Evidence> GatherAsync(Plan plan, ClusterView cluster, ExecutionInfo execution, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var alarm = Lookup.TryAsync(async () =>
            plan.Alarm is not { Source: null } rang ? null
                : (await alarms.FindAsync(rang.Name, AlarmKinds.Any, cancellationToken))?.State);
        var stop = Lookup.TryAsync(async () => plan.StopAlarm is not { } name ? null
            : (await alarms.FindAsync(name, AlarmKinds.Any, cancellationToken))?.State);
        var older = Lookup.TryAsync(() => others.OlderRunningAsync(execution, plan.Cluster, plan.Drill is not null, cancellationToken));
        var coolDown = TimeSpan.FromSeconds(settings.Value.CoolDownSeconds);
        var ended = Lookup.TryAsync<EarlierEnds?>(async () => await earlier.EndsSinceAsync(execution, plan.Cluster,
            now - (coolDown > VerdictDecision.LateWitness ? coolDown : VerdictDecision.LateWitness), cancellationToken));
        var record = RecordAsync(plan, cluster, ended, cancellationToken);
        var told = Lookup.TryAsync(async () => await events.ReadAsync(plan.Cluster, cancellationToken) as IReadOnlyList<ClusterEvent>);
        await Task.WhenAll(record, alarm, stop, older, ended, told);
        return new Evidence
        {
            Plan = plan,
            Cluster = cluster,
            RecordValue = (await record).Value,
            RecordUnknown = (await record).IsUnknown,
            RecordDisorder = (await record).Disorder,
            StartedAt = execution.StartedAt,
            IsRedriven = execution.RedriveCount > 0,
            AlarmState = (await alarm).Value,
            StopAlarm = plan.StopAlarm is null ? null : await stop,
            OlderExecution = (await older).Value,
            LastActedAt = (await ended).Value?.ActedAt,
            LastProvenAt = (await ended).Value?.ProvenAt,
            LastToldAt = (await ended).Value?.ToldAt,
            Events = (await told).Value ?? [],
            Notes = [.. new[] { (await record).Note, (await alarm).Silence, (await older).Silence, (await ended).Silence,
                (await told).Silence }.OfType<string>()],
            At = time.GetUtcNow(),
        };
    }

    private async Task<GlobalView?> ReadGlobalAsync(Plan plan, CancellationToken cancellationToken) =>
        plan.Global is { } global ? await globalClusters.ReadAsync(global.Cluster, cancellationToken) : null;

    /// <exception cref="InvalidRequestException">The cluster is not a member of the global cluster.</exception>
    private async Task<Evidence> GatherGlobalAsync(
        GlobalPlan plan, GlobalView view, Evidence evidence, VerifyClusterRequest request, CancellationToken cancellationToken)
    {
        if (view.Find(plan.Member) is null)
        {
            throw new InvalidRequestException(
                $"Expected {plan.Member} to be a member of the global cluster {view.Id}, but its members are " +
                $"{string.Join(", ", view.Members.Select(m => m.Arn))}. " +
                "Correct the cluster's name or the stack's parameter GlobalClusterIdentifier.");
        }

        // If it is not known where the record points, UpsertCname asks the peers: it reads the record first.
        var words = view.IsSettledOn(plan.Member) && !evidence.RecordUnknown
            && !RecordModes.For(evidence.Plan).LeadsHome(plan, evidence.Cluster.Hosts, evidence.RecordValue)
            ? await peers.AskAllAsync(plan, view, cancellationToken)
            : null;

        // A planned move puts the alarms of both regions into ALARM. Once it has begun, it completes and notifies operators itself;
        // before that, it holds nobody up.
        var isMoving = evidence.Plan.Drill is null && (words is not null || view.Failover?.LeadsTo(plan.Member) == true);
        var moving = isMoving
            ? await Lookup.TryAsync(() => others.OlderSwitchoverAsync(request.Execution, evidence.Plan.Cluster, cancellationToken))
            : null;
        return evidence with
        {
            Global = view,
            Words = words,
            HasPromoted = request.Region?.Proof is not null,
            OlderExecution = evidence.OlderExecution ?? moving?.Value,
            Notes = [.. evidence.Notes,
                .. view.Members.Where(m => !m.IsConnected).Select(m => $"the replication of {view.Id} to {m.Region} is not connected")],
            At = time.GetUtcNow(),
        };
    }

    /// <remarks>
    /// When a region is lost, Route 53's control plane may be down, too: a plan with a global cluster continues without it. And a problem
    /// with the record that an execution reported a moment ago is not reported again.
    /// </remarks>
    private async Task<RecordLook> RecordAsync(
        Plan plan, ClusterView cluster, Task<Lookup<EarlierEnds?>> ended, CancellationToken cancellationToken)
    {
        try
        {
            return await records.For(RecordModes.For(plan)).LookAsync(plan, cluster, cancellationToken);
        }
        catch (AwsUnavailableException e) when (plan.Global is not null)
        {
            return RecordLook.Unknown(e.Message);
        }
        catch (Exception e) when (e is RecordRefusedException or PermissionDeniedException)
        {
            if (Echo.IsTold(plan, (await ended).Value?.ToldAt))
            {
                return RecordLook.Unknown(e.Message);
            }

            throw;
        }
    }
}
