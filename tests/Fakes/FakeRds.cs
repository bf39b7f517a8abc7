using Amazon;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace Failover.Tests.Fakes;

/// <summary>The RDS API with one cluster.</summary>
internal sealed class FakeRds(ClusterBuilder cluster)
    : AmazonRDSClient(new AnonymousAWSCredentials(), new AmazonRDSConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public ClusterBuilder Cluster { get; set; } = cluster;

    /// <summary>Nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>Errors by operation: <c>DescribeDBClusters</c>.</summary>
    public Dictionary<string, Exception> Errors { get; } = [];

    public List<string> Calls { get; } = [];

    public List<Event>? Events { get; set; }

    public int PageSize { get; set; } = 100;

    public DescribeEventsRequest? EventsAsked { get; private set; }

    public override Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
        DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        Answer("DescribeDBClusters", () => new DescribeDBClustersResponse
        {
            DBClusters = Find(request.DBClusterIdentifier) is { } found ? [found.DBCluster()] : null,
        });

    /// <summary>Other clusters in the account.</summary>
    public List<ClusterBuilder> Others { get; } = [];

    private ClusterBuilder? Find(string identifier) => Others.Append(Cluster).FirstOrDefault(c => c.Id == identifier);

    public override Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        Answer("DescribeDBInstances", () =>
        {
            var all = Find(request.Filters.ShouldHaveSingleItem().Values.ShouldHaveSingleItem())?.DBInstances() ?? [];
            var first = request.Marker is null ? 0 : int.Parse(request.Marker, null);
            var next = first + PageSize;
            return new DescribeDBInstancesResponse
            {
                DBInstances = all.Count == 0 ? null : [.. all.Skip(first).Take(PageSize)],
                Marker = next < all.Count ? $"{next}" : null,
            };
        });

    /// <summary>Of every parameter group, in pages of <see cref="PageSize"/>.</summary>
    public List<Parameter> Parameters { get; } = [new() { ParameterName = "tls", ParameterValue = "enabled", Source = "system" }];

    public override Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default) =>
        Answer($"DescribeDBClusterParameters {request.DBClusterParameterGroupName}", () =>
        {
            var first = request.Marker is null ? 0 : int.Parse(request.Marker, null);
            var next = first + PageSize;
            return new DescribeDBClusterParametersResponse
            {
                Parameters = [.. Parameters.Skip(first).Take(PageSize)],
                Marker = next < Parameters.Count ? $"{next}" : null,
            };
        });

    public override Task<DescribeEventsResponse> DescribeEventsAsync(
        DescribeEventsRequest request, CancellationToken cancellationToken = default) =>
        Answer("DescribeEvents", () =>
        {
            EventsAsked = request;
            return new DescribeEventsResponse { Events = Events };
        });

    /// <summary>The global cluster as this region shows it, if any.</summary>
    public GlobalBuilder? Global { get; set; }

    /// <summary>What the global cluster becomes when its failover is requested.</summary>
    public GlobalBuilder? GlobalAfter { get; set; }

    /// <summary>Runs when a failover of the global cluster was requested.</summary>
    public Action? OnGlobalFailover { get; set; }

    public FailoverGlobalClusterRequest? FailoverAsked { get; private set; }

    public override Task<DescribeGlobalClustersResponse> DescribeGlobalClustersAsync(
        DescribeGlobalClustersRequest request, CancellationToken cancellationToken = default) =>
        Answer("DescribeGlobalClusters", () => new DescribeGlobalClustersResponse
        {
            GlobalClusters = Global is not null && request.GlobalClusterIdentifier == Global.Id ? [Global.GlobalCluster()] : null,
        });

    public override Task<FailoverGlobalClusterResponse> FailoverGlobalClusterAsync(
        FailoverGlobalClusterRequest request, CancellationToken cancellationToken = default)
    {
        FailoverAsked = request;
        Global = GlobalAfter ?? Global;
        OnGlobalFailover?.Invoke();
        return Answer($"FailoverGlobalCluster {request.TargetDbClusterIdentifier}", () => new FailoverGlobalClusterResponse());
    }

    public override Task<FailoverDBClusterResponse> FailoverDBClusterAsync(
        FailoverDBClusterRequest request, CancellationToken cancellationToken = default) =>
        Answer($"FailoverDBCluster {request.DBClusterIdentifier}", () => new FailoverDBClusterResponse());

    private Task<T> Answer<T>(string call, Func<T> answer)
    {
        Calls.Add(call);
        return IsDown ? Task.FromException<T>(new HttpRequestException("no route"))
            : Errors.TryGetValue(call.Split(' ')[0], out var error) ? Task.FromException<T>(error)
            : Task.FromResult(answer());
    }
}
