using Amazon.RDS.Model;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>The global clusters of one account, as the RDS API of each region shows them and acts on them.</summary>
public sealed class GlobalClusterService(CloudCore core, Func<IEnumerable<string>> regions, GlobalClusterOptions? options = null)
    : IGlobalClusterApi
{
    private readonly List<GlobalCluster> clusters = [];

    public GlobalClusterOptions Options { get; set; } = options ?? new GlobalClusterOptions();

    /// <summary>In order of creation.</summary>
    public IReadOnlyList<GlobalCluster> Clusters => clusters;

    /// <summary>Joins clusters in different regions into a global cluster.</summary>
    /// <param name="members">The primary first; each in a different region.</param>
    /// <exception cref="ArgumentException">There are fewer than two members, two are in one region, or one is already in a global
    /// cluster.</exception>
    public GlobalCluster Add(string identifier, params IReadOnlyList<DatabaseCluster> members)
    {
        if (members.Count < 2 || members.Select(member => member.Region).Distinct(StringComparer.Ordinal).Count() < members.Count
            || members.Any(member => member.Global is not null) || Find(identifier) is not null)
        {
            throw new ArgumentException(
                $"A global cluster {identifier} needs a unique name and two or more clusters that are not yet in one, each in a different "
                    + "region.", nameof(members));
        }

        var cluster = new GlobalCluster(core, Options, identifier, members, regions());
        clusters.Add(cluster);
        return cluster;
    }

    public GlobalCluster? Find(string? identifier) =>
        clusters.Find(cluster => string.Equals(cluster.Identifier, identifier, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public DescribeGlobalClustersResponse Describe(string region, DescribeGlobalClustersRequest request)
    {
        IReadOnlyList<GlobalCluster> found = string.IsNullOrEmpty(request.GlobalClusterIdentifier) ? clusters
            : [Named(request.GlobalClusterIdentifier)];
        var passing = found.Where(cluster => RdsPage.Passes(request.Filters, name => name switch
        {
            // "Currently, the only supported filter is region": of any member.
            "region" => [.. cluster.Members.Select(member => member.Region)],
            _ => null,
        }));
        var (page, marker) = RdsPage.Take([.. passing], request.Marker, request.MaxRecords);
        return new DescribeGlobalClustersResponse
        {
            GlobalClusters = [.. page.Select(cluster => GlobalAnswers.From(cluster, cluster.ViewIn(region)))],
            Marker = marker,
        };
    }

    /// <inheritdoc/>
    public FailoverGlobalClusterResponse FailOver(string region, FailoverGlobalClusterRequest request)
    {
        if (request.AllowDataLoss == true && request.Switchover == true)
        {
            throw RdsErrors.InvalidCombination("AllowDataLoss and Switchover can't be specified together.");
        }

        var cluster = Named(request.GlobalClusterIdentifier);
        var target = Target(cluster, request.TargetDbClusterIdentifier);
        if (target.Region != region)
        {
            throw RdsErrors.ClusterNotFound(request.TargetDbClusterIdentifier);
        }

        return new FailoverGlobalClusterResponse { GlobalCluster = Start(cluster, target, request.AllowDataLoss == true) };
    }

    /// <inheritdoc/>
    public SwitchoverGlobalClusterResponse SwitchOver(string region, SwitchoverGlobalClusterRequest request)
    {
        var cluster = Named(request.GlobalClusterIdentifier);
        var target = Target(cluster, request.TargetDbClusterIdentifier);
        return cluster.NewestPrimary.Region == region
            ? new SwitchoverGlobalClusterResponse { GlobalCluster = Start(cluster, target, allowsDataLoss: false) }
            : throw RdsErrors.ClusterState($"The primary DB cluster of global cluster {cluster.Identifier} is not in {region}.");
    }

    private Amazon.RDS.Model.GlobalCluster Start(GlobalCluster cluster, MemberCluster target, bool allowsDataLoss)
    {
        GlobalRules.Check(cluster, target, allowsDataLoss);
        var from = cluster.Members.First(member => member.Cluster == cluster.NewestPrimary);
        new GlobalFailoverProcess(core, cluster, from, target, allowsDataLoss).Start();
        return GlobalAnswers.From(cluster, cluster.Snapshot());
    }

    private GlobalCluster Named(string? identifier) => Find(identifier) ?? throw RdsErrors.GlobalNotFound(identifier);

    /// <summary>"Use the Amazon Resource Name (ARN) for the identifier."</summary>
    private static MemberCluster Target(GlobalCluster cluster, string? arn) =>
        cluster.Members.FirstOrDefault(member => string.Equals(member.Cluster.Arn, arn, StringComparison.OrdinalIgnoreCase))
        ?? throw RdsErrors.ClusterNotFound(arn);
}
