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
/// <param name="Retries">How often this look was refused or lost before.</param>
public sealed record UpsertCnameRequest(Plan Plan, ExecutionInfo Execution, Verdict Verdict, RecordSwap? Previous, int Retries = 0);

/// <summary>
/// Points the record at the healthy writer. Looks at the cluster again just before the swap: a redriven or delayed run must not
/// act on an old answer. The record itself need not be read again: the swap compares it with what VerifyCluster read, and Route 53
/// refuses where it is another by now. Then, and where nothing is to be swapped, it is read.
/// </summary>
/// <remarks>Of the account's 5 requests a second a swap so takes one.</remarks>
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
        var swap = (Known(request) is { } known ? await LookAsync(request, known, deadline.Token) : null)
            ?? await LookAsync(request, deadline.Token);
        context.Logger.LogInformation("Record {name}: {state} ({reason})", swap.Name, swap.State, swap.Reason);
        return swap with { WaitSeconds = swap.State == SwapState.Changed ? Crowd.WaitBeforeFirstLook(request.Retries) : 0 };
    }

    /// <summary>Only what the swap itself compares may be as old as the verdict: once this execution has written, it reads.</summary>
    private static RecordView? Known(UpsertCnameRequest request) =>
        request is { Plan.Mode: Mode.Act, Previous: null, Verdict.RecordAsRead: { } read } ? read.ToView() : null;

    /// <returns>Null where what is known is not enough, or no longer true: then it must be read.</returns>
    private async Task<RecordSwap?> LookAsync(UpsertCnameRequest request, RecordView known, CancellationToken cancellationToken)
    {
        var cluster = await clusters.ReadAsync(request.Plan.Cluster, cancellationToken);
        var swap = SwapDecision.Decide(request.Plan, cluster, known.Value, request.Previous, time.GetUtcNow());
        if (swap.State != SwapState.Changed)
        {
            return swap.State == SwapState.WriterChanged ? swap : null;
        }

        var (change, _) = await SendAsync(request, known, swap, cancellationToken);
        return change is null ? null : swap with { ChangeId = change, At = time.GetUtcNow() };
    }

    private async Task<RecordSwap> LookAsync(UpsertCnameRequest request, CancellationToken cancellationToken)
    {
        // The record first and the cluster last: nothing stands between the look at the writer and the swap.
        var plan = request.Plan;
        var record = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        var swap = SwapDecision.Decide(plan, cluster, record?.Value, request.Previous, time.GetUtcNow());
        if (swap.State is SwapState.Changed or SwapState.WouldChange && SwapDecision.IsForeign(record?.Value, request.Verdict, cluster))
        {
            throw Contested(plan, request.Verdict.RecordValue, record?.Value, swap.Target);
        }

        return swap.State == SwapState.Changed ? await SwapAsync(request, record, swap, cancellationToken) : swap;
    }

    private Task<(string? ChangeId, string? Refusal)> SendAsync(
        UpsertCnameRequest request, RecordView? read, RecordSwap intended, CancellationToken cancellationToken)
    {
        var (plan, comment) = (request.Plan, $"Failover {request.Execution.Id}");
        return records.SwapAsync(
            plan.Zone, plan.Record, read, intended.Target!, plan.TtlSeconds, comment[..Math.Min(comment.Length, 256)], cancellationToken);
    }

    private async Task<RecordSwap> SwapAsync(
        UpsertCnameRequest request, RecordView? read, RecordSwap intended, CancellationToken cancellationToken)
    {
        var (plan, target) = (request.Plan, intended.Target!);
        var (change, refusal) = await SendAsync(request, read, intended, cancellationToken);
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
