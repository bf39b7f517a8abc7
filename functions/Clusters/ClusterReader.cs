using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>Reads a DocumentDB cluster through the RDS API, which serves DocumentDB, too.</summary>
internal sealed class ClusterReader(IAmazonRDS rds)
{
    private const string Engine = "docdb";

    /// <exception cref="ClusterNotFoundException">There is no such cluster in this account and region.</exception>
    /// <exception cref="InvalidRequestException">It is a cluster of another engine.</exception>
    public async Task<ClusterView> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        var found = ReadClusterAsync(cluster, cancellationToken);
        var instances = ReadInstancesAsync(cluster, cancellationToken);
        await Task.WhenAll(found, instances);
        return View(await found, await instances);
    }

    /// <exception cref="ClusterNotFoundException">There is no such cluster in this account and region.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(string cluster, CancellationToken cancellationToken) =>
        Tags(await ReadClusterAsync(cluster, cancellationToken));

    private static Dictionary<string, string> Tags(DBCluster cluster) =>
        (cluster.TagList ?? []).Where(t => t?.Key is not null).DistinctBy(t => t.Key, StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal);

    private static ClusterView View(DBCluster cluster, List<DBInstance> instances)
    {
        var members = (cluster.DBClusterMembers ?? []).Where(m => m?.DBInstanceIdentifier is not null)
            .Select(member => (Member: member, Instance: instances.Find(i => i.DBInstanceIdentifier == member.DBInstanceIdentifier)))
            .OrderBy(pair => pair.Member.DBInstanceIdentifier, StringComparer.Ordinal)
            .Select(pair => new MemberView(
                pair.Member.DBInstanceIdentifier,
                pair.Member.IsClusterWriter == true,
                pair.Instance?.DBInstanceStatus,
                Lower(pair.Instance?.Endpoint?.Address),
                pair.Instance?.AvailabilityZone)
            {
                Class = pair.Instance?.DBInstanceClass,
                Tier = pair.Member.PromotionTier,
                CertificateValidTill = pair.Instance?.CertificateDetails?.ValidTill is { } till ? AwsTime.Utc(till) : null,
                Pending = Pending(pair.Instance?.PendingModifiedValues),
            });
        return new ClusterView(
            cluster.DBClusterIdentifier,
            cluster.DBClusterArn,
            cluster.Status ?? "unknown",
            Lower(cluster.Endpoint),
            cluster.Port ?? 27017,
            [.. members],
            Tags(cluster),
            Lower(cluster.ReaderEndpoint),
            cluster.EngineVersion)
        {
            ParameterGroup = cluster.DBClusterParameterGroup,
        };
    }

    // The values that DocumentDB's own API has, too. A password's is masked.
    private static IReadOnlyList<string> Pending(PendingModifiedValues? values) => values is null ? [] : [.. new[]
    {
        values.DBInstanceClass is { } size ? $"class to {size}" : null,
        values.DBInstanceIdentifier is { } name ? $"identifier to {name}" : null,
        values.EngineVersion is { } version ? $"engine version to {version}" : null,
        values.CACertificateIdentifier is { } authority ? $"certificate authority to {authority}" : null,
        values.StorageType is { } storage ? $"storage type to {storage}" : null,
        values.Port is { } port ? $"port to {port}" : null,
        values.BackupRetentionPeriod is { } days ? $"backup retention to {days} days" : null,
        values.MasterUserPassword is not null ? "the master user's password" : null,
    }.OfType<string>()];

    private static string? Lower(string? name) => string.IsNullOrEmpty(name) ? null : name.ToLowerInvariant();

    private async Task<DBCluster> ReadClusterAsync(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AwsCall.RunAsync("rds:DescribeDBClusters", token => rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { DBClusterIdentifier = cluster }, token), cancellationToken);
            return answer.DBClusters is [{ } found, ..] ? DocumentDb(found, cluster) : throw NotFound(cluster, null);
        }
        catch (DBClusterNotFoundException e)
        {
            throw NotFound(cluster, e);
        }
    }

    // The RDS API serves Aurora and Neptune under the same names.
    private static DBCluster DocumentDb(DBCluster found, string cluster) =>
        found.Engine == Engine ? found : throw new InvalidRequestException(
        $"Expected {cluster} to be a DocumentDB cluster (engine {Engine}), but found the engine {found.Engine ?? "unknown"}. Correct the "
            + "cluster's name.");

    private static ClusterNotFoundException NotFound(string cluster, Exception? inner) => new(
        $"Expected a DocumentDB cluster with the identifier '{cluster}' in this account and region, but there is none. " +
        "Check the name, or give the identifier of the cluster that replaced it.", inner);

    private async Task<List<DBInstance>> ReadInstancesAsync(string cluster, CancellationToken cancellationToken)
    {
        var instances = new List<DBInstance>();
        var request = new DescribeDBInstancesRequest { Filters = [new Filter { Name = "db-cluster-id", Values = [cluster] }] };
        do
        {
            var page = await AwsCall.RunAsync(
                "rds:DescribeDBInstances", token => rds.DescribeDBInstancesAsync(request, token), cancellationToken);
            instances.AddRange((page.DBInstances ?? []).Where(i => i is not null));
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return instances;
    }
}
