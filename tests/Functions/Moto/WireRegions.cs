using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;

namespace Failover.Tests.Functions.Moto;

/// <summary>Every region behind one address: moto distinguishes them by the signature.</summary>
internal sealed class WireRegions(Uri url) : IRegions
{
    public string Home => Clients.Region;

    public IAmazonRDS Rds(string region) => In(region).Rds;

    public IAmazonCloudWatch CloudWatch(string region) => In(region).CloudWatch;

    private Clients In(string region) => new(url) { SigningRegion = region };
}
