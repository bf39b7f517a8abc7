using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>Reads the state of the secondaries, each through its own region.</summary>
internal sealed class CandidateReader(IAmazonRDS rds, IAmazonCloudWatch cloudWatch, IRegions regions, TimeProvider time)
{
    /// <exception cref="AwsUnavailableException">
    /// This region's own API does not answer. Another region whose API does not answer can't take over.
    /// </exception>
    public async Task<IReadOnlyList<RegionCandidate>> ReadAsync(ChoiceContext context, CancellationToken cancellationToken)
    {
        var source = context.View.Writer?.Region;
        var secondaries = context.View.Members.Where(m => !m.IsWriter).ToList();
        var readings = await Task.WhenAll(secondaries.Select(m => m.Region == context.Plan.Home
            ? LookAsync(m, source, rds, cloudWatch, cancellationToken)
            : LookElsewhereAsync(m, source, cancellationToken)));
        return Preference.Order(readings.Select(r => r.Judge(context.View, time.GetUtcNow())), context.Plan.Regions);
    }

    private async Task<CandidateReading> LookElsewhereAsync(GlobalMember member, string? source, CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(time, cancellationToken);
        var reading = await Lookup.TryAsync(() =>
            LookAsync(member, source, regions.Rds(member.Region), regions.CloudWatch(member.Region), patience.Token));
        return reading.Value ?? new CandidateReading(member, null, null);
    }

    private async Task<CandidateReading> LookAsync(
        GlobalMember member, string? source, IAmazonRDS memberRds, IAmazonCloudWatch memberCloudWatch, CancellationToken cancellationToken)
    {
        var cluster = new ClusterReader(memberRds).ReadAsync(member.Cluster, cancellationToken);
        var lag = new LagReader(memberCloudWatch).ReadAsync(member.Cluster, source, time.GetUtcNow(), cancellationToken);
        await Task.WhenAll(cluster, lag);
        return new CandidateReading(member, await cluster, await lag);
    }
}
