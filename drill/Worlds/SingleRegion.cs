using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;

namespace Failover.Drill.Worlds;

/// <summary>The regions of a world that has one.</summary>
internal sealed class SingleRegion(string home, IAmazonRDS rds, IAmazonCloudWatch cloudWatch) : IRegions
{
    public string Home => home;

    public IAmazonRDS Rds(string region) => region == home ? rds : throw Unknown(region);

    public IAmazonCloudWatch CloudWatch(string region) => region == home ? cloudWatch : throw Unknown(region);

    private ArgumentException Unknown(string region) => new($"This world has only the region {home}, not {region}.", nameof(region));
}
