using Amazon.RDS;
using Amazon.RDS.Model;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>Converts what the API shows, lag and misreporting included, to the SDK's types.</summary>
internal static class RdsAnswers
{
    public const string Engine = "docdb";

    public static DBCluster From(DatabaseCluster cluster) => new()
    {
        DBClusterIdentifier = cluster.Identifier,
        DBClusterArn = cluster.Arn,
        Status = cluster.StatusLie ?? cluster.View.Status,
        DBClusterParameterGroup = cluster.Parameters.Name,
        Endpoint = cluster.Endpoint,
        ReaderEndpoint = cluster.ReaderEndpoint,
        Port = cluster.Port,
        Engine = cluster.Spec.Engine,
        EngineVersion = cluster.Spec.EngineVersion,
        MultiAZ = cluster.Instances.Count > 1,
        DbClusterResourceId = "cluster-" + cluster.Identifier.ToUpperInvariant(),
        AvailabilityZones = [.. cluster.Instances.Select(instance => instance.Spec.AvailabilityZone).Distinct(StringComparer.Ordinal)],
        GlobalClusterIdentifier = cluster.Global?.Identifier,
        ReplicationSourceIdentifier = Primary(cluster) is { } primary && primary.Arn != cluster.Arn ? primary.Arn : null,
        ReadReplicaIdentifiers = Primary(cluster) is { } self && self.Arn == cluster.Arn ? [.. self.Readers] : null,
        TagList = [.. cluster.Spec.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        DBClusterMembers = [.. cluster.Instances.Select(instance => new DBClusterMember
        {
            DBInstanceIdentifier = instance.Identifier,
            IsClusterWriter = cluster.IsShownAsWriter(instance),
            PromotionTier = instance.Spec.PromotionTier,
            DBClusterParameterGroupStatus = "in-sync",
        })],
    };

    public static DBInstance From(DatabaseInstance instance)
    {
        var cluster = instance.Cluster;
        return new DBInstance
        {
            DBInstanceIdentifier = instance.Identifier,
            DBInstanceArn = instance.Arn,
            DBClusterIdentifier = cluster.Identifier,
            DBInstanceStatus = Shown(instance),
            AvailabilityZone = instance.Spec.AvailabilityZone,
            Endpoint = new Endpoint { Address = instance.Host, Port = cluster.Port },
            PromotionTier = instance.Spec.PromotionTier,
            DBInstanceClass = instance.Spec.InstanceClass,
            PendingModifiedValues = new PendingModifiedValues { DBInstanceClass = instance.PendingClass },
            CertificateDetails = new CertificateDetails
            {
                CAIdentifier = "rds-ca-rsa2048-g1",
                ValidTill = instance.CertificateValidTill?.UtcDateTime,
            },
            Engine = cluster.Spec.Engine,
            EngineVersion = cluster.Spec.EngineVersion,
        };
    }

    public static Event From(DatabaseEvent recorded) => new()
    {
        SourceIdentifier = recorded.SourceIdentifier,
        SourceType = new SourceType(recorded.SourceType),
        SourceArn = recorded.SourceArn,
        Message = recorded.Message,
        EventCategories = [recorded.Category],
        Date = recorded.At.UtcDateTime,
    };

    /// <summary>Every parameter of the group: its own value, else the engine's.</summary>
    public static List<Parameter> From(ClusterParameters group) =>
    [
        .. ClusterParameters.Defaults.Keys.Union(group.Own.Keys, StringComparer.Ordinal).Select(name => new Parameter
        {
            ParameterName = name,
            ParameterValue = group.Own.GetValueOrDefault(name) ?? ClusterParameters.Defaults[name],
            Source = group.Own.ContainsKey(name) ? "user" : "system",
        }),
    ];

    /// <summary>The primary of the cluster's global cluster, as the cluster's own region sees it.</summary>
    private static GlobalMemberSnapshot? Primary(DatabaseCluster cluster) =>
        cluster.Global?.ViewIn(cluster.Region).Members.FirstOrDefault(static member => member.IsWriter);

    private static string Shown(DatabaseInstance instance)
    {
        for (var i = 0; i < instance.Cluster.Instances.Count; i++)
        {
            if (instance.Cluster.Instances[i] == instance)
            {
                return instance.Cluster.View.InstanceStatuses[i];
            }
        }

        return instance.Status;
    }
}
