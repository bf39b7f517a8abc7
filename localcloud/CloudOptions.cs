using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud;

/// <summary>The settings of a world's services.</summary>
public sealed record CloudOptions
{
    public DocumentDbOptions DocumentDb { get; init; } = new();

    public Route53Options Route53 { get; init; } = new();

    public CloudWatchOptions CloudWatch { get; init; } = new();

    public LambdaOptions Lambda { get; init; } = new();

    public GlobalClusterOptions GlobalClusters { get; init; } = new();
}
