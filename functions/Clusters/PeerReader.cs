using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>What another member's region says about which cluster is the global writer.</summary>
internal enum PeerAnswer
{
    /// <summary>It agrees that this region's cluster is the global writer.</summary>
    Agrees,

    /// <summary>It reports another global writer, or a failover under way.</summary>
    Disagrees,

    /// <summary>It does not answer.</summary>
    Silent,
}

/// <summary>What the region of another member says.</summary>
internal sealed record PeerWord(GlobalMember Member, PeerAnswer Says);

/// <summary>
/// Asks the other members' regions. A region that is cut off shows its last known state, so this region's own API does not prove that its
/// cluster is still the global writer.
/// </summary>
internal sealed class PeerReader(IRegions regions, TimeProvider time)
{
    /// <summary>Asks all other members of the view in parallel.</summary>
    public async Task<IReadOnlyList<PeerWord>> AskAllAsync(GlobalPlan plan, GlobalView view, CancellationToken cancellationToken) =>
        await Task.WhenAll(view.Members.Where(m => m.Region != plan.Home)
            .Select(async m => new PeerWord(m, await AskTwiceAsync(plan, m.Region, cancellationToken))));

    // A single lost answer must not keep the record from being moved.
    private async Task<PeerAnswer> AskTwiceAsync(GlobalPlan plan, string region, CancellationToken cancellationToken) =>
        await AskAsync(plan, region, cancellationToken) is var word and not PeerAnswer.Silent ? word
            : await AskAsync(plan, region, cancellationToken);

    private async Task<PeerAnswer> AskAsync(GlobalPlan plan, string region, CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(time, cancellationToken);
        try
        {
            var view = await new GlobalClusterReader(regions.Rds(region)).ReadAsync(plan.Cluster, patience.Token);
            return view.IsSettledOn(plan.Member) ? PeerAnswer.Agrees : PeerAnswer.Disagrees;
        }
        catch (Exception e) when (e is ClusterNotFoundException || Failures.IsRegionSilence(e, cancellationToken))
        {
            return PeerAnswer.Silent;
        }
    }
}
