using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;

namespace Failover.Tests.Fakes;

/// <summary>Other regions, by name. A region that is missing here does not answer.</summary>
internal sealed class FakeRegions : IRegions
{
    private static readonly HttpRequestException Down = new("Name or service not known");

    public Dictionary<string, FakeRds> Databases { get; } = [];

    public Dictionary<string, FakeCloudWatch> Metrics { get; } = [];

    /// <summary>The regions that were asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public string Home { get; init; } = GlobalBuilder.Europe;

    public IAmazonRDS Rds(string region)
    {
        Asked.Add(region);
        return Databases.TryGetValue(region, out var found) ? found : new FakeRds(ClusterBuilder.Healthy)
        {
            Errors =
            {
                ["DescribeDBClusters"] = Down, ["DescribeDBInstances"] = Down, ["DescribeGlobalClusters"] = Down,
            },
        };
    }

    public IAmazonCloudWatch CloudWatch(string region) =>
        Metrics.TryGetValue(region, out var found) ? found : new FakeCloudWatch { LagError = Down };
}
