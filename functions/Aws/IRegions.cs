using Amazon.CloudWatch;
using Amazon.RDS;

namespace Failover.Functions.Aws;

/// <summary>The clients of other regions' APIs. All of them only read: writes go to the stack's own region.</summary>
public interface IRegions
{
    /// <summary>The stack's own region.</summary>
    string Home { get; }

    /// <summary>The region's RDS. A call gives up after seconds: the region may be down.</summary>
    IAmazonRDS Rds(string region);

    /// <summary>The region's CloudWatch, likewise.</summary>
    IAmazonCloudWatch CloudWatch(string region);
}
