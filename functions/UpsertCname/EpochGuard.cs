using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.UpsertCname;

/// <summary>Looks whether the record may be led to this region's cluster: <see cref="EpochRule"/>. Asks nobody for a stack of a single region.</summary>
internal sealed class EpochGuard(IAmazonRDS rds, IRegions regions, TimeProvider time)
{
    private static readonly Surroundings Free = new(null, null, false);

    private readonly GlobalClusterReader globalClusters = new(rds);
    private readonly RivalReader rivals = new(regions, time);

    public async Task<Surroundings> LookAsync(Plan plan, RegionState? region, string? recordValue, CancellationToken cancellationToken)
    {
        if (plan.Global is not { } global)
        {
            return Free;
        }

        var promoted = region?.Promoted is not null;
        var word = EpochRule.MustAsk(global, recordValue, promoted ? region?.Check : null, time.GetUtcNow())
            ? await rivals.AskAsync(global, EndpointName.Region(recordValue)!, cancellationToken)
            : (RivalWord?)null;

        // After the question, which may take seconds: this look is the one that stands right before the swap.
        var view = await globalClusters.ReadAsync(global.Cluster, cancellationToken);
        return new Surroundings(
            null, EpochRule.Objection(global, view, recordValue, word, promoted), view.Failover?.LeadsTo(global.Member) == true);
    }
}
