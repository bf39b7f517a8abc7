using System.Collections.Concurrent;
using Amazon;
using Amazon.CloudWatch;
using Amazon.RDS;

namespace Failover.Functions.Aws;

/// <summary>Clients by region, each created on first use.</summary>
internal sealed class RegionClients : IRegions
{
    private readonly ConcurrentDictionary<string, IAmazonRDS> rds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IAmazonCloudWatch> cloudWatch = new(StringComparer.Ordinal);

    // Lambda sets it in every function.
    public string Home => Environment.GetEnvironmentVariable("AWS_REGION") ?? "";

    public IAmazonRDS Rds(string region) => rds.GetOrAdd(region, static name => new AmazonRDSClient(
        CallTimeouts.Brief(new AmazonRDSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(name) })));

    public IAmazonCloudWatch CloudWatch(string region) => cloudWatch.GetOrAdd(region, static name => new AmazonCloudWatchClient(
        CallTimeouts.Brief(new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(name) })));
}
