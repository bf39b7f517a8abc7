using Amazon.CloudWatch;
using Amazon.Route53;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>Reads the record of one mode. Writes nothing.</summary>
internal interface IRecordReader
{
    /// <summary>Where the record points, and whether it is in order.</summary>
    /// <exception cref="RecordRefusedException">
    /// It can't be the record of this mode: wrong zone, another type, another endpoint.
    /// </exception>
    Task<RecordLook> LookAsync(Plan plan, ClusterView cluster, CancellationToken cancellationToken);

    /// <summary>What readiness needs to know about it.</summary>
    /// <param name="before">
    /// The queries to Route 53 that come first: it allows the account few requests a second, so they are made one after the other.
    /// </param>
    Task<IRecordReadiness> InspectAsync(Task<Lookup<Plan>> plan, Task before, CancellationToken cancellationToken);
}

/// <summary>The clients that a record of any mode may need.</summary>
internal sealed record RecordClients(IAmazonRoute53 Route53, IAmazonCloudWatch CloudWatch, IRegions Regions, TimeProvider Time);
