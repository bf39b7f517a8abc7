using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.UpsertCname;

/// <param name="Verdict">VerifyCluster's: where the record led when this execution began to decide.</param>
/// <param name="Previous">What an earlier swap of this execution found; null before the first.</param>
public sealed record UpsertCnameRequest(Plan Plan, ExecutionInfo Execution, Verdict Verdict, RecordSwap? Previous);

/// <summary>
/// Points the record at the healthy writer. Looks at the cluster and the record again just before the swap: a redriven or
/// delayed run must not act on an old answer.
/// </summary>
public sealed class UpsertCnameFunction(IAmazonRDS rds, IAmazonRoute53 route53, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly RecordStore records = new(route53);

    /// <exception cref="RecordContestedException">Somebody else changed the record meanwhile; nothing was overwritten.</exception>
    /// <exception cref="RecordRefusedException">Something stands there that is no plain CNAME, or Route 53 refuses the change itself.</exception>
    [LambdaFunction(ResourceName = "UpsertCnameFunction")]
    public async Task<RecordSwap> Handle(UpsertCnameRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.Of(context, time);
        var (plan, cancellationToken) = (request.Plan, deadline.Token);

        // The record first and the cluster last: nothing stands between the look at the writer and the swap.
        var record = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        var swap = SwapDecision.Decide(plan, cluster, record?.Value, request.Previous, time.GetUtcNow());
        if (swap.State is SwapState.Changed or SwapState.WouldChange && SwapDecision.IsForeign(record?.Value, request.Verdict, cluster))
        {
            throw Contested(plan, request.Verdict.RecordValue, record?.Value, swap.Target);
        }

        if (swap.State == SwapState.Changed)
        {
            swap = await SwapAsync(request, record, swap, cancellationToken);
        }

        context.Logger.LogInformation("Record {name}: {state} ({reason})", swap.Name, swap.State, swap.Reason);
        return swap;
    }

    private async Task<RecordSwap> SwapAsync(
        UpsertCnameRequest request, RecordView? read, RecordSwap intended, CancellationToken cancellationToken)
    {
        var (plan, target) = (request.Plan, intended.Target!);
        var comment = $"Failover {request.Execution.Id}";
        var (change, refusal) = await records.SwapAsync(
            plan.Zone, plan.Record, read, target, plan.TtlSeconds, comment[..Math.Min(comment.Length, 256)], cancellationToken);
        if (change is not null)
        {
            return intended with { ChangeId = change, At = time.GetUtcNow() };
        }

        // Refused: either somebody else changed it, or this very change took effect earlier and its answer was lost.
        var now = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
        return now?.Value == target ? SwapDecision.Current(intended, time.GetUtcNow())
            : now?.Value == read?.Value && now?.Exact.TTL == read?.Exact.TTL ? throw new RecordRefusedException(
                $"Expected Route 53 to lead {plan.Record} to {target}, but it refused: {refusal}. Correct what it names, then start the failover of {plan.Cluster} again.")
            : throw Contested(plan, read?.Value, now?.Value, target);
    }

    private static RecordContestedException Contested(Plan plan, string? expected, string? found, string? wanted) => new(
        $"Expected {plan.Record} to lead to {expected ?? "nothing"} as read before, but found {found ?? "nothing"}: somebody else changed it " +
        $"meanwhile, and it was not overwritten. Find out who, then start the failover of {plan.Cluster} again (wanted: {wanted}).");
}
