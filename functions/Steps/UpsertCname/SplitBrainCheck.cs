using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>
/// Checks whether the record may be pointed to this region's cluster: <see cref="FencingRule"/>. A stack of a single region makes no
/// calls here.
/// </summary>
internal sealed class SplitBrainCheck(IAmazonRDS rds, IRegions regions, TimeProvider time)
{
    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly PeerReader peers = new(regions, time);

    public async Task<SwapContext> LookAsync(Plan plan, Verdict verdict, RegionState? region, string? recordValue, string? readerValue,
        CancellationToken cancellationToken)
    {
        if (plan.Global is not { } global)
        {
            return new SwapContext(readerValue, null, false, true, false);
        }

        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        var mode = RecordModes.For(plan);
        IReadOnlyList<PeerWord>? words = null;
        var isHome = mode.LeadsHome(global, verdict.Hosts, recordValue);
        var areReadersHome = plan.ReaderRecord is null || mode.LeadsHome(global, verdict.Hosts, readerValue);
        if (!(isHome && areReadersHome) && !FencingRule.IsFresh(region, time.GetUtcNow()))
        {
            words = await peers.AskAllAsync(global, view, cancellationToken);

            // Read again, because asking the peers may take seconds: this must be the state right before the swap.
            view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        }

        // A record that points to this region may be moved within it; the other record then stays where it is.
        var promoted = region?.Proof is not null;
        var objection = FencingRule.Objection(global, view, words, promoted);
        return new SwapContext(
            readerValue,
            isHome ? FencingRule.Objection(global, view, null, promoted) : objection,
            view.Failover?.WillPass(global.Member) == true,
            recordValue is null || view.In(EndpointName.Region(recordValue)) is not null,
            !areReadersHome && objection is not null);
    }
}
