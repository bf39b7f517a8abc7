using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

internal enum PrimaryState
{
    /// <summary>Its region's API reports it as healthy.</summary>
    Healthy,

    /// <summary>Its region's API answers, but shows no healthy writer.</summary>
    NoWriter,

    /// <summary>Its region's API does not answer.</summary>
    Silent,

    /// <summary>Its region's API throttles: it is up, but gives no information.</summary>
    Unclear,
}

/// <summary>What a member's own region says about it.</summary>
internal sealed record PrimaryReading(PrimaryState State, string Detail);

/// <summary>Asks another region's API about its cluster. No answer is a result, too.</summary>
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
                ? new PrimaryReading(PrimaryState.Healthy, $"the RDS API of {region} reports {writer.Writer} as healthy")
                : new PrimaryReading(PrimaryState.NoWriter, $"the RDS API of {region} reports that {writer.Problem}");
        }
        catch (ClusterNotFoundException)
        {
            return new PrimaryReading(PrimaryState.NoWriter, $"the RDS API of {region} knows no cluster {cluster}");
        }
        catch (Exception e) when (e is AwsThrottledException || Failures.IsRegionSilence(e, cancellationToken))
        {
            // A refusal comes from a region that is up, so it is not lost; ChooseRegion checks again.
            return Failures.IsFromLiveService(e)
                ? new PrimaryReading(PrimaryState.Unclear, $"the RDS API of {region} is up, but gave no answer: {e.Message}")
                : new PrimaryReading(PrimaryState.Silent,
                    $"the RDS API of {region} does not answer{(e.InnerException is OperationCanceledException ? "" : $": {e.Message}")}");
        }
    }
}
