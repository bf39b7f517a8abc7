using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <param name="Verdict">VerifyCluster's verdict, with the plan and where the record pointed then.</param>
/// <param name="Previous">The result of this execution's previous swap; null on the first.</param>
/// <param name="Region">What this execution promoted, if anything.</param>
/// <param name="Writer">CheckWriter's last result, if it ran.</param>
/// <param name="Look">What the record resolved to in the VPC; null if nobody looked.</param>
/// <param name="IsAhead">The promotion of this region's cluster is still under way, and the record is to be moved ahead of it.</param>
public sealed record UpsertCnameRequest(
    ExecutionInfo Execution, Verdict Verdict, RecordSwap? Previous, RegionState? Region = null, WriterCheck? Writer = null,
    NameLook? Look = null, bool IsAhead = false);

/// <summary>
/// Points the record to the healthy writer. Reads the cluster again right before the swap: a redriven or delayed run must not act on an
/// old answer. The swap itself compares the record with what was read here, and Route 53 refuses it if the record has changed since.
/// </summary>
public sealed class UpsertCnameFunction(IAmazonRDS rds, IAmazonRoute53 route53, IRegions regions, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly CnameStore records = new(route53);
    private readonly ShadowCheck shadow = new(route53);
    private readonly RecordSwapper swapper = new(new CnameStore(route53), time);
    private readonly AheadSwap ahead = new(rds, route53, regions, time);
    private readonly SplitBrainCheck guard = new(rds, regions, time);

    /// <exception cref="RecordContestedException">Somebody else has changed the record since; nothing was overwritten.</exception>
    /// <exception cref="RecordRefusedException">
    /// There is a record at this name that is not a plain CNAME, Route 53 refuses the change itself, or another zone answers for the name
    /// in the VPC.
    /// </exception>
    [LambdaFunction(ResourceName = "UpsertCnameFunction")]
    public async Task<RecordSwap> Handle(UpsertCnameRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var swap = await UpsertAsync(request, deadline.Token);
        context.Logger.LogInformation("Record {name}: {state} ({reason})", swap.Name, swap.State, swap.Reason);
        return swap;
    }

    private async Task<RecordSwap> UpsertAsync(UpsertCnameRequest request, CancellationToken cancellationToken)
    {
        var plan = request.Verdict.Plan;
        if (request.IsAhead)
        {
            return await ahead.RunAsync(request, plan.RequireGlobal(), cancellationToken);
        }

        try
        {
            return await LookAndSwapAsync(request, cancellationToken);
        }
        catch (AwsUnavailableException e) when (plan.Global is not null && request.Region?.Promoted is not null)
        {
            // Once a region is promoted, there is no way back: the swap is retried for hours, and operators are notified.
            return PendingDecision.Decide(
                plan,
                plan.Global,
                request.Region.Promoted,
                request.Writer?.Target ?? request.Verdict.Target,
                request.Previous,
                e.Message,
                time.GetUtcNow());
        }
    }

    private async Task<RecordSwap> LookAndSwapAsync(UpsertCnameRequest request, CancellationToken cancellationToken)
    {
        var plan = request.Verdict.Plan;
        await shadow.RunAsync(plan, request.Look, cancellationToken);

        // One after the other, the record first: were the global cluster read beside it, another region could be promoted and move the
        // record between the two, and the swap would undo that. The cluster last: nothing comes between reading the writer and the swap.
        var record = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
        var reader = plan.ReaderRecord is { } name ? await records.ReadAsync(plan.Zone, name, cancellationToken) : null;
        var around = await guard.LookAsync(plan, request.Verdict, request.Region, record?.Target, reader?.Target, cancellationToken);
        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        var swap = SwapDecision.Decide(plan, cluster, record?.Target, request.Previous ?? request.Region?.Ahead, time.GetUtcNow(), around,
            request.Writer?.ProvenByWire);
        if (swap.State is SwapState.Changed or SwapState.WouldChange
            && SwapDecision.IsForeign(record?.Target, request.Verdict, cluster, around.IsOfMember))
        {
            throw RecordSwapper.Contested(plan, plan.Record, request.Verdict.RecordValue, record?.Target, swap.Target);
        }

        if (swap.State == SwapState.Changed && swap.Target == request.Verdict.ProvenValue && swap.Earlier is null
            && !AheadRule.MayExplain(plan, record?.Target)
            && (request.Verdict.RecordUnknown == true || record?.Target == request.Verdict.RecordValue)
            && record is not null && record.Target != swap.Target)
        {
            throw new RecordContestedException(
                $"Expected {plan.Record} to point to {swap.Target}, as it did when the writer was last proven, but found " +
                $"{record.Target}: somebody else changed it since then, and it was not changed back. Find out who, then start the " +
                $"failover of {plan.Cluster} with mode act.");
        }

        return swap.State == SwapState.Changed ? await swapper.SwapAsync(request, record, reader, swap, cancellationToken)
            : Settled(swap, request);
    }

    /// <summary>
    /// A swap that was made ahead of the promotion has not been checked for INSYNC yet: it is reported as the change that it is.
    /// </summary>
    private static RecordSwap Settled(RecordSwap swap, UpsertCnameRequest request) =>
        swap is { State: SwapState.Current, Earlier: { ChangeId: not null } made } && request.Previous is null && made.Target == swap.Target
            ? made with { Writer = swap.Writer, Hosts = swap.Hosts, Port = swap.Port }
            : swap;
}
