using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>Reads every member through its own region. A region that does not answer does not hold up the others.</summary>
internal sealed class RegionReader(IAmazonRDS rds, IAmazonCloudWatch cloudWatch, IRegions regions, TimeProvider time)
{
    /// <param name="withParameters">Whether each member's parameter group is read, too: one more call a member.</param>
    public async Task<RegionsView> ReadAsync(GlobalPlan plan, CancellationToken cancellationToken, bool withParameters = false)
    {
        var view = await new GlobalClusterReader(rds).ReadAsync(plan.Cluster, cancellationToken);
        return new RegionsView(plan, view,
            await Task.WhenAll(view.Members.Select(m => LookAsync(plan, m, view.Writer?.Region, withParameters, cancellationToken))));
    }

    private async Task<MemberReading> LookAsync(
        GlobalPlan plan, GlobalMember member, string? source, bool withParameters, CancellationToken cancellationToken)
    {
        var isHome = member.Region == plan.Home;
        using var patience = new RemotePatience(time, cancellationToken, isRemote: !isHome);
        var api = isHome ? rds : regions.Rds(member.Region);
        var cluster = Lookup.TryAsync(() => new ClusterReader(api).ReadAsync(member.Cluster, patience.Token));
        var lag = member.IsWriter
            ? Task.FromResult(Lookup.From<LagReading?>(null))
            : Lookup.TryAsync(() =>
                new LagReader(isHome ? cloudWatch : regions.CloudWatch(member.Region)).ReadAsync(member.Cluster, source, time.GetUtcNow(),
                patience.Token));
        await Task.WhenAll(cluster, lag);
        var reading = new MemberReading(member, await cluster, await lag);
        return withParameters && reading.Cluster.Value is { } found
            ? reading with
            {
                Parameters = await Lookup.TryAsync(() => new ParameterGroupReader(api).ReadAsync(found.ParameterGroup, patience.Token)),
            }
            : reading;
    }
}
