using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.VerifyCluster;

/// <param name="Request">The execution's input, whatever it is.</param>
public sealed record VerifyClusterRequest(JsonElement Request, ExecutionInfo Execution);

/// <summary>Resolves the plan, refuses what can't work, looks at the cluster, and says what is to be done. Writes nothing.</summary>
public sealed class VerifyClusterFunction(
    IAmazonRDS rds, IAmazonRoute53 route53, IAmazonCloudWatch cloudWatch, IAmazonStepFunctions stepFunctions, Settings settings, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly RecordStore records = new(route53);
    private readonly Hints hints = new(cloudWatch, rds);
    private readonly OtherExecutions others = new(stepFunctions);

    [LambdaFunction(ResourceName = "VerifyClusterFunction")]
    public async Task<Verdict> Handle(VerifyClusterRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.Of(context, time);
        var cancellationToken = deadline.Token;
        var asked = RequestParser.Parse(request.Request);
        var cluster = await clusters.ReadAsync(asked.Cluster, cancellationToken);
        var plan = PlanResolver.Resolve(asked, cluster.Tags, settings, cluster.Arn);
        var evidence = await GatherAsync(plan, cluster, request.Execution, cancellationToken);
        var verdict = VerdictDecision.Decide(
            evidence, TimeSpan.FromSeconds(settings.AlarmMaxAgeSeconds), TimeSpan.FromSeconds(settings.CoolDownSeconds));
        context.Logger.LogInformation("Verdict {kind} for {cluster}: {reason}", verdict.Kind, plan.Cluster, verdict.Reason);
        return verdict;
    }

    private async Task<Evidence> GatherAsync(Plan plan, ClusterView cluster, ExecutionInfo execution, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = RecordAsync(plan, cancellationToken);
        var alarm = HintAsync(async () =>
            plan.Alarm is null ? null : await hints.AlarmStateAsync(plan.Alarm.Name, cancellationToken));
        var older = HintAsync(() => others.OlderRunningAsync(execution, plan.Cluster, plan.Drill is not null, cancellationToken));
        var coolDown = now - TimeSpan.FromSeconds(settings.CoolDownSeconds);
        var acted = HintAsync(() => others.LastActedAsync(execution, plan.Cluster, coolDown, cancellationToken));
        var events = HintAsync(async () => await hints.EventsAsync(plan.Cluster, cancellationToken) as IReadOnlyList<ClusterEvent>);
        await Task.WhenAll(record, alarm, older, acted, events);
        return new Evidence
        {
            Plan = plan,
            Cluster = cluster,
            RecordValue = (await record)?.Value,
            IsRedriven = execution.RedriveCount > 0,
            AlarmState = (await alarm).Value,
            OlderExecution = (await older).Value,
            LastActedAt = (await acted).Value,
            Events = (await events).Value ?? [],
            Notes = [.. new[] { (await alarm).Note, (await older).Note, (await acted).Note, (await events).Note }.OfType<string>()],
            At = time.GetUtcNow(),
        };
    }

    // One after the other: Route 53 grants the account 5 requests a second, and a throttled first one saves the second.
    private async Task<RecordView?> RecordAsync(Plan plan, CancellationToken cancellationToken)
    {
        await records.CheckZoneAsync(plan.Zone, plan.Record, cancellationToken);
        return await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
    }

    // A hint that can't be had becomes a note, whatever AWS says of it: nothing may depend on it.
    private static async Task<(T? Value, string? Note)> HintAsync<T>(Func<Task<T?>> ask)
    {
        try
        {
            return (await ask(), null);
        }
        catch (Exception e) when (e is AwsUnavailableException or PermissionDeniedException or AmazonServiceException)
        {
            return (default, e.Message);
        }
    }
}
