using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;

namespace Failover.Tests.LocalCloud.Dns;

/// <summary>What a step can reach in the other regions.</summary>
internal sealed class TestRegions(string home, Func<string, IAmazonRDS> rds, Func<string, IAmazonCloudWatch> cloudWatch) : IRegions
{
    public string Home => home;

    public IAmazonRDS Rds(string region) => rds(region);

    public IAmazonCloudWatch CloudWatch(string region) => cloudWatch(region);
}
