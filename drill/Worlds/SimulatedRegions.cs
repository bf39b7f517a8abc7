using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Drill.Worlds;

/// <summary>The other regions of a world as a function calls them, with the short timeout of their clients.</summary>
internal sealed class SimulatedRegions(Cloud home, string caller) : IRegions
{
    public string Home => home.Name;

    public IAmazonRDS Rds(string region) =>
        new SimulatedRdsClient(home.Global.Region(region).DocumentDb, home.Core, caller, CallTimeouts.Remote);

    public IAmazonCloudWatch CloudWatch(string region) =>
        new SimulatedCloudWatchClient(home.Global.Region(region).CloudWatch, home.Core, caller, CallTimeouts.Remote);
}
