using Amazon;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>The SDK's RDS client (which also serves DocumentDB), answered by <see cref="DocumentDbService"/> through the gate.</summary>
/// <param name="service">The service of the called region.</param>
/// <param name="core">The core of the caller's region.</param>
/// <param name="timeout">How long it waits for an answer; null for <see cref="ApiGate.ClientTimeout"/>.</param>
public sealed class SimulatedRdsClient(DocumentDbService service, CloudCore core, string caller, TimeSpan? timeout = null)
    : AmazonRDSClient(
    new AnonymousAWSCredentials(), new AmazonRDSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(service.Region) })
{
    public override Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
        DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        Call("DescribeDBClusters", Arn("cluster", request.DBClusterIdentifier), () => Clusters(request), cancellationToken);

    public override Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call("DescribeDBInstances", Arn("db", request.DBInstanceIdentifier), () => Instances(request), cancellationToken);

    public override Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "DescribeDBClusterParameters",
            Arn("cluster-pg", request.DBClusterParameterGroupName),
            () => Parameters(request),
            cancellationToken);

    /// <remarks>The service authorization reference lists no resource for DescribeEvents.</remarks>
    public override Task<DescribeEventsResponse> DescribeEventsAsync(
        DescribeEventsRequest request, CancellationToken cancellationToken = default) =>
        Call("DescribeEvents", "*", () => EventQuery.Answer(service.Events, request, core.Time.GetUtcNow()), cancellationToken);

    public override Task<FailoverDBClusterResponse> FailoverDBClusterAsync(
        FailoverDBClusterRequest request, CancellationToken cancellationToken = default) =>
        Call("FailoverDBCluster", Arn("cluster", request.DBClusterIdentifier), () => FailOver(request), cancellationToken);

    public override Task<DescribeGlobalClustersResponse> DescribeGlobalClustersAsync(
        DescribeGlobalClustersRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "DescribeGlobalClusters",
            GlobalArn(request.GlobalClusterIdentifier),
            () => Globals(request.GlobalClusterIdentifier).Describe(service.Region, request),
            cancellationToken);

    public override Task<FailoverGlobalClusterResponse> FailoverGlobalClusterAsync(
        FailoverGlobalClusterRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "FailoverGlobalCluster",
            Arn("cluster", request.TargetDbClusterIdentifier),
            () => Globals(request.GlobalClusterIdentifier).FailOver(service.Region, request),
            cancellationToken,
            GlobalArn(request.GlobalClusterIdentifier));

    public override Task<SwitchoverGlobalClusterResponse> SwitchoverGlobalClusterAsync(
        SwitchoverGlobalClusterRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "SwitchoverGlobalCluster",
            Arn("cluster", request.TargetDbClusterIdentifier),
            () => Globals(request.GlobalClusterIdentifier).SwitchOver(service.Region, request),
            cancellationToken,
            GlobalArn(request.GlobalClusterIdentifier));

    private static string GlobalArn(string? identifier) => RdsArns.GlobalCluster(string.IsNullOrEmpty(identifier) ? "*" : identifier);

    private IGlobalClusterApi Globals(string? identifier) => service.Globals ?? throw RdsErrors.GlobalNotFound(identifier);

    private string Arn(string type, string? identifier)
    {
        if (identifier?.StartsWith("arn:", StringComparison.Ordinal) == true)
        {
            return identifier;
        }

        var name = string.IsNullOrEmpty(identifier) ? "*" : identifier.ToLowerInvariant();
        return $"arn:aws:rds:{service.Region}:{CloudCore.Account}:{type}:{name}";
    }

    private Task<T> Call<T>(
        string operation, string resource, Func<T> effect, CancellationToken cancellationToken, params IReadOnlyList<string> also)
        where T : AmazonWebServiceResponse =>
        core.Gate.CallAsync(
            new ApiCall("rds", operation, caller, resource)
            {
                Region = service.Region,
                Timeout = timeout ?? ApiGate.ClientTimeout,
                AlsoResources = also,
            },
            RdsErrors.Make,
            () => Ok(effect()),
            cancellationToken);

    private static T Ok<T>(T response)
        where T : AmazonWebServiceResponse
    {
        response.HttpStatusCode = System.Net.HttpStatusCode.OK;
        return response;
    }

    private DescribeDBClustersResponse Clusters(DescribeDBClustersRequest request)
    {
        var found = string.IsNullOrEmpty(request.DBClusterIdentifier) ? service.Clusters : [Cluster(request.DBClusterIdentifier)];
        var passing = found.Where(cluster => RdsPage.Passes(request.Filters, name => name switch
        {
            "db-cluster-id" => [cluster.Identifier, cluster.Arn],
            "engine" => [RdsAnswers.Engine],
            _ => null,
        }));
        var (page, marker) = RdsPage.Take([.. passing], request.Marker, request.MaxRecords);
        return new DescribeDBClustersResponse { DBClusters = [.. page.Select(RdsAnswers.From)], Marker = marker };
    }

    private DescribeDBInstancesResponse Instances(DescribeDBInstancesRequest request)
    {
        var all = service.Clusters.SelectMany(cluster => cluster.Instances);
        if (!string.IsNullOrEmpty(request.DBInstanceIdentifier))
        {
            var arn = Arn("db", request.DBInstanceIdentifier);
            all = [all.FirstOrDefault(instance => string.Equals(instance.Arn, arn, StringComparison.OrdinalIgnoreCase))
                ?? throw RdsErrors.InstanceNotFound(request.DBInstanceIdentifier)];
        }

        var passing = all.Where(instance => RdsPage.Passes(request.Filters, name => name switch
        {
            "db-cluster-id" => [instance.Cluster.Identifier, instance.Cluster.Arn],
            "db-instance-id" => [instance.Identifier, instance.Arn],
            "engine" => [RdsAnswers.Engine],
            _ => null,
        }));
        var (page, marker) = RdsPage.Take([.. passing], request.Marker, request.MaxRecords);
        return new DescribeDBInstancesResponse { DBInstances = [.. page.Select(RdsAnswers.From)], Marker = marker };
    }

    private DescribeDBClusterParametersResponse Parameters(DescribeDBClusterParametersRequest request)
    {
        var name = request.DBClusterParameterGroupName;
        var group = service.Clusters.Select(static cluster => cluster.Parameters)
            .FirstOrDefault(group => string.Equals(group.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw RdsErrors.ParameterGroupNotFound(name);
        var passing = RdsAnswers.From(group).Where(one => request.Source is null || one.Source == request.Source);
        var (page, marker) = RdsPage.Take([.. passing], request.Marker, request.MaxRecords);
        return new DescribeDBClusterParametersResponse { Parameters = page, Marker = marker };
    }

    private FailoverDBClusterResponse FailOver(FailoverDBClusterRequest request)
    {
        var cluster = Cluster(request.DBClusterIdentifier);
        PlannedFailover.Start(
            cluster, string.IsNullOrEmpty(request.TargetDBInstanceIdentifier) ? null : request.TargetDBInstanceIdentifier);
        core.Journal.Write("documentdb", "failover-requested", cluster.Identifier, $"by {caller}");
        return new FailoverDBClusterResponse { DBCluster = RdsAnswers.From(cluster) };
    }

    private DatabaseCluster Cluster(string? identifier)
    {
        var arn = Arn("cluster", identifier);
        return service.Clusters.FirstOrDefault(cluster => string.Equals(cluster.Arn, arn, StringComparison.OrdinalIgnoreCase))
            ?? throw RdsErrors.ClusterNotFound(identifier);
    }
}
