using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.UpsertCname;

/// <summary>Looks whether the record may be led to this region's cluster: <see cref="EpochRule"/>. Asks nobody for a stack of a single region.</summary>
internal sealed class EpochGuard(IAmazonRDS rds, IRegions regions, TimeProvider time)
{
    private static readonly Surroundings Free = new(null, null, false, true);

    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly RivalReader rivals = new(regions, time);

    public async Task<Surroundings> LookAsync(Plan plan, Verdict verdict, RegionState? region, string? recordValue, CancellationToken cancellationToken)
    {
        if (plan.Global is not { } global)
        {
            return Free;
        }

        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        IReadOnlyList<MemberWord>? words = null;
        if (!EpochRule.LeadsHome(global, verdict.Hosts, recordValue) && !EpochRule.IsFresh(region, time.GetUtcNow()))
        {
            words = await rivals.AskAllAsync(global, view, cancellationToken);

            // After the questions, which may take seconds: this look is the one that stands right before the swap.
            view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        }

        return new Surroundings(
            null,
            EpochRule.Objection(global, view, words, region?.Proof is not null),
            view.Failover?.LeadsTo(global.Member) == true,
            recordValue is null || view.In(EndpointName.Region(recordValue) ?? "") is not null);
    }
}
