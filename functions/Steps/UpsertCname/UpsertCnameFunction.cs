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
public sealed record UpsertCnameRequest(
    ExecutionInfo Execution, Verdict Verdict, RecordSwap? Previous, RegionState? Region = null, WriterCheck? Writer = null,
    NameLook? Look = null);

/// <summary>
/// Points the record to the healthy writer. Reads the cluster again right before the swap: a redriven or delayed run must not act on an
/// old answer. The swap itself compares the record with what was read here, and Route 53 refuses it if the record has changed since.
/// </summary>
public sealed class UpsertCnameFunction(IAmazonRDS rds, IAmazonRoute53 route53, IRegions regions, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly CnameStore records = new(route53);
    private readonly ShadowCheck shadow = new(route53);
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

        // The record first and the cluster last: nothing comes between reading the writer and the swap.
        var ((record, reader), view) = await Overlap.RunAsync(
            token => ReadRecordsAsync(plan, token), token => guard.ReadAsync(plan, token), cancellationToken);
        var around = await guard.LookAsync(
            plan, view, request.Verdict, request.Region, record?.Target, reader?.Target, cancellationToken);
        var cluster = await clusters.ReadAsync(plan.Cluster, cancellationToken);
        var swap = SwapDecision.Decide(plan, cluster, record?.Target, request.Previous, time.GetUtcNow(), around,
            request.Writer?.ProvenByWire);
        if (swap.State is SwapState.Changed or SwapState.WouldChange
            && SwapDecision.IsForeign(record?.Target, request.Verdict, cluster, around))
        {
            throw Contested(plan, plan.Record, request.Verdict.RecordValue, record?.Target, swap.Target);
        }

        if (swap.State == SwapState.Changed && swap.Target == request.Verdict.ProvenValue && swap.Earlier is null
            && (request.Verdict.RecordUnknown == true || record?.Target == request.Verdict.RecordValue)
            && record is not null && record.Target != swap.Target)
        {
            throw new RecordContestedException(
                $"Expected {plan.Record} to point to {swap.Target}, as it did when the writer was last proven, but found " +
                $"{record.Target}: somebody else changed it since then, and it was not changed back. Find out who, then start the " +
                $"failover of {plan.Cluster} with mode act.");
        }

        return swap.State == SwapState.Changed ? await SwapAsync(request, record, reader, swap, cancellationToken) : swap;
    }

    // One after the other: if Route 53 throttles the first, the second would only use up more of the account's requests.
    private async Task<(CnameRecord? Record, CnameRecord? Reader)> ReadRecordsAsync(Plan plan, CancellationToken cancellationToken)
    {
        var record = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
        return (record, plan.ReaderRecord is { } name ? await records.ReadAsync(plan.Zone, name, cancellationToken) : null);
    }

    private static List<PlannedSwap> Swaps(Plan plan, CnameRecord? read, CnameRecord? reader, RecordSwap intended)
    {
        List<PlannedSwap> swaps = read?.Target == intended.Target ? [] : [new PlannedSwap(plan.Record, read, intended.Target!)];
        if (intended.Reader is { } readers && readers.Before != readers.Target)
        {
            swaps.Add(new PlannedSwap(readers.Name, reader, readers.Target));
        }

        return swaps;
    }

    private Task<SwapAnswer> SendAsync(
        UpsertCnameRequest request, IReadOnlyList<PlannedSwap> swaps, CancellationToken cancellationToken)
    {
        var (plan, comment) = (request.Verdict.Plan, $"Failover {request.Execution.Id}");
        return records.SwapAsync(plan.Zone, swaps, plan.TtlSeconds, comment[..Math.Min(comment.Length, 256)], cancellationToken);
    }

    private async Task<RecordSwap> SwapAsync(
        UpsertCnameRequest request, CnameRecord? read, CnameRecord? reader, RecordSwap intended, CancellationToken cancellationToken)
    {
        var plan = request.Verdict.Plan;
        var swaps = Swaps(plan, read, reader, intended);
        var (change, refusal) = await SendAsync(request, swaps, cancellationToken);
        if (change is not null)
        {
            return intended with { ChangeId = change, At = time.GetUtcNow() };
        }

        // Refused: either somebody else changed a record, or this very change took effect earlier and its answer was lost.
        var standing = new List<(PlannedSwap Swap, CnameRecord? Now)>();
        foreach (var swap in swaps)
        {
            standing.Add((swap, await records.ReadAsync(plan.Zone, swap.Name, cancellationToken)));
        }

        if (standing.All(s => s.Now?.Target == s.Swap.Target))
        {
            return SwapDecision.Current(intended, time.GetUtcNow());
        }

        throw standing.Find(IsElses) is ({ } other, var found)
            ? Contested(plan, other.Name, other.Read?.Target, found?.Target, other.Target)
            : new RecordRefusedException(
                $"Expected Route 53 to point {swaps[0].Name} to {swaps[0].Target}, but it refused: {refusal}. Correct what it names, " +
                $"then start the failover of {plan.Cluster} again.");
    }

    private static bool IsElses((PlannedSwap Swap, CnameRecord? Now) standing) =>
        standing.Now?.Target != standing.Swap.Target
        && !(standing.Now?.Target == standing.Swap.Read?.Target && standing.Now?.Ttl == standing.Swap.Read?.Ttl);

    private static RecordContestedException Contested(Plan plan, string name, string? expected, string? found, string? wanted) => new(
        $"Expected {name} to point to {expected ?? "nothing"} as read before, but found {found ?? "nothing"}: somebody else changed it " +
        $"meanwhile, and it was not overwritten. Find out who, then start the failover of {plan.Cluster} again (wanted: {wanted}).");
}
