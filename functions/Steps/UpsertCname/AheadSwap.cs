using Amazon.RDS;
using Amazon.Route53;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>
/// Moves the record to a cluster whose promotion is under way, so that DNS propagates meanwhile, or back if that was cancelled:
/// <see cref="AheadRule"/>.
/// </summary>
internal sealed class AheadSwap(IAmazonRDS rds, IAmazonRoute53 route53, IRegions regions, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly PeerReader peers = new(regions, time);
    private readonly CnameStore records = new(route53);
    private readonly RecordSwapper swapper = new(new CnameStore(route53), time);

    /// <returns>
    /// <see cref="SwapState.WriterChanged"/> if it was not moved: the swap after the promotion then has the last word, and the last error.
    /// </returns>
    public async Task<RecordSwap> RunAsync(UpsertCnameRequest request, GlobalPlan global, CancellationToken cancellationToken)
    {
        var plan = request.Verdict.Plan;
        try
        {
            var record = await records.ReadAsync(plan.Zone, plan.Record, cancellationToken);
            var reader = plan.ReaderRecord is { } name ? await records.ReadAsync(plan.Zone, name, cancellationToken) : null;
            var swap = request.Region is { Check.State: RegionCheckState.Cancelled, Promotion.From: { } from, Ahead: { } made }
                ? await ReturnAsync(plan, global, from, made, record?.Target, reader?.Target, cancellationToken)
                : await AdvanceAsync(request, global, record?.Target, reader?.Target, cancellationToken);
            return swap.State == SwapState.Changed ? await swapper.SwapAsync(request, record, reader, swap, cancellationToken) : swap;
        }
        catch (Exception e) when (e is RecordContestedException or RecordRefusedException)
        {
            return AheadDecision.Kept(plan, request.Region?.Ahead, e.Message, time.GetUtcNow());
        }
    }

    private async Task<RecordSwap> AdvanceAsync(UpsertCnameRequest request, GlobalPlan global, string? recordValue, string? readerValue,
        CancellationToken cancellationToken)
    {
        var cluster = await clusters.ReadAsync(request.Verdict.Plan.Cluster, cancellationToken);

        // The global cluster last: the promotion must be under way right before the swap.
        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        return AheadDecision.Advance(
            request.Verdict, cluster, view, recordValue, readerValue, request.Region?.Ahead, time.GetUtcNow());
    }

    private async Task<RecordSwap> ReturnAsync(Plan plan, GlobalPlan global, string from, RecordSwap made, string? recordValue,
        string? readerValue, CancellationToken cancellationToken)
    {
        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        var others = view with { Members = [.. view.Members.Where(m => m.Arn != global.Member)] };
        var words = await peers.AskAllAsync(
            global with { Member = from, Home = ClusterArn.Region(from) }, others, cancellationToken);
        view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        return AheadRule.ObjectionToReturn(view, from, words) is { } objection
            ? AheadDecision.Kept(plan, made, objection, time.GetUtcNow())
            : AheadDecision.Return(plan, made, recordValue, readerValue, time.GetUtcNow());
    }
}
