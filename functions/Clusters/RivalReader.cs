using Amazon.Runtime;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>What the region that the record leads to says of who the global writer is.</summary>
internal enum RivalWord
{
    /// <summary>It calls this region's cluster the global writer, too.</summary>
    Agrees,

    /// <summary>It calls another one the global writer, or a failover is under way there.</summary>
    Disagrees,

    /// <summary>It does not answer.</summary>
    Silent,
}

/// <summary>
/// Asks the region that the record leads to. A region that is cut off shows what it last knew, so that this region's own API is
/// no proof that its cluster is still the global writer.
/// </summary>
internal sealed class RivalReader(IRegions regions, TimeProvider time)
{
    public async Task<RivalWord> AskAsync(GlobalPlan plan, string region, CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(time, cancellationToken);
        try
        {
            var view = await new GlobalClusterReader(regions.Rds(region)).ReadAsync(plan.Cluster, patience.Token);
            return view.IsSettledOn(plan.Member) ? RivalWord.Agrees : RivalWord.Disagrees;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is AwsUnavailableException or ClusterNotFoundException or AmazonServiceException)
        {
            return RivalWord.Silent;
        }
    }
}
