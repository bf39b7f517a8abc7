using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

internal enum PrimaryState
{
    /// <summary>Its region's API calls it healthy.</summary>
    Healthy,

    /// <summary>Its region's API answers, and shows no healthy writer.</summary>
    NoWriter,

    /// <summary>Its region's API does not answer.</summary>
    Silent,

    /// <summary>Its region's API throttles: it answers, but says nothing.</summary>
    Unclear,
}

/// <summary>What a member's own region says of it.</summary>
internal sealed record PrimaryReading(PrimaryState State, string Detail);

/// <summary>Asks another region's API how its cluster is. That it does not answer is an answer too.</summary>
internal sealed class PrimaryReader(IRegions regions, TimeProvider time)
{
    public async Task<PrimaryReading> ReadAsync(string member, CancellationToken cancellationToken)
    {
        var (region, cluster) = (ClusterArn.Region(member), ClusterArn.Identifier(member));
        using var patience = new RemotePatience(time, cancellationToken);
        try
        {
            var view = await new ClusterReader(regions.Rds(region)).ReadAsync(cluster, patience.Token);
            var writer = WriterView.From(view, EndpointKind.Cluster);
            return writer.IsHealthy
                ? new PrimaryReading(PrimaryState.Healthy, $"{region} calls {writer.Writer} healthy")
                : new PrimaryReading(PrimaryState.NoWriter, $"{region} says that {writer.Problem}");
        }
        catch (ClusterNotFoundException)
        {
            return new PrimaryReading(PrimaryState.NoWriter, $"{region} knows no cluster {cluster}");
        }
        catch (Exception e) when (e is AwsThrottledException || Failures.IsRegionSilence(e, cancellationToken))
        {
            // A refusal is an answer of a region that is up, and no loss; ChooseRegion looks again.
            return Failures.IsFromLiveService(e)
                ? new PrimaryReading(PrimaryState.Unclear, $"{region} answers, but can't say: {e.Message}")
                : new PrimaryReading(PrimaryState.Silent,
                    $"the RDS API of {region} does not answer{(e.InnerException is OperationCanceledException ? "" : $": {e.Message}")}");
        }
    }
}
