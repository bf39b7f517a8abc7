using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Drill.Worlds;

/// <summary>The other regions of a world, as a function of this one reaches them.</summary>
internal sealed class SimulatedRegions(Cloud home, string caller) : IRegions
{
    /// <summary>As Startup's clients of other regions: a region may be down.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public string Home => home.Name;

    public IAmazonRDS Rds(string region) => new SimulatedRdsClient(home.Global.Region(region).DocumentDb, home.Core, caller, Timeout);

    public IAmazonCloudWatch CloudWatch(string region) =>
        new SimulatedCloudWatchClient(home.Global.Region(region).CloudWatch, home.Core, caller, Timeout);
}
