// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DBCluster
{
    public string DBClusterIdentifier { get; set; }

    public string DBClusterArn { get; set; }

    public string Status { get; set; }

    public string DBClusterParameterGroup { get; set; }

    public string Endpoint { get; set; }

    public string ReaderEndpoint { get; set; }

    public int? Port { get; set; }

    public string Engine { get; set; }

    public string EngineVersion { get; set; }

    public bool? MultiAZ { get; set; }

    public List<DBClusterMember> DBClusterMembers { get; set; }

    public List<Tag> TagList { get; set; }

    public List<string> AvailabilityZones { get; set; }

    public string ReplicationSourceIdentifier { get; set; }

    public List<string> ReadReplicaIdentifiers { get; set; }

    public string HostedZoneId { get; set; }

    public string DbClusterResourceId { get; set; }

    public string GlobalClusterIdentifier { get; set; }
}

public class Parameter
{
    public string ParameterName { get; set; }

    public string ParameterValue { get; set; }

    public string Source { get; set; }
}

public class DBClusterMember
{
    public string DBInstanceIdentifier { get; set; }

    public bool? IsClusterWriter { get; set; }

    public int? PromotionTier { get; set; }

    public string DBClusterParameterGroupStatus { get; set; }
}

public class DBInstance
{
    public string DBInstanceIdentifier { get; set; }

    public string DBInstanceArn { get; set; }

    public string DBClusterIdentifier { get; set; }

    public string DBInstanceStatus { get; set; }

    public string AvailabilityZone { get; set; }

    public Endpoint Endpoint { get; set; }

    public int? PromotionTier { get; set; }

    public string Engine { get; set; }

    public string EngineVersion { get; set; }

    public DateTime? InstanceCreateTime { get; set; }

    public string DBInstanceClass { get; set; }

    public PendingModifiedValues PendingModifiedValues { get; set; }

    public CertificateDetails CertificateDetails { get; set; }
}

public class PendingModifiedValues
{
    public string DBInstanceClass { get; set; }

    public string DBInstanceIdentifier { get; set; }

    public string EngineVersion { get; set; }

    public string CACertificateIdentifier { get; set; }

    public string MasterUserPassword { get; set; }

    public string StorageType { get; set; }

    public int? Port { get; set; }

    public int? BackupRetentionPeriod { get; set; }
}

public class CertificateDetails
{
    public string CAIdentifier { get; set; }

    public DateTime? ValidTill { get; set; }
}

public class Endpoint
{
    public string Address { get; set; }

    public int? Port { get; set; }

    public string HostedZoneId { get; set; }
}

public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }
}

public class Filter
{
    public string Name { get; set; }

    public List<string> Values { get; set; }
}

public class Event
{
    public string SourceIdentifier { get; set; }

    public SourceType SourceType { get; set; }

    public string Message { get; set; }

    public List<string> EventCategories { get; set; }

    public DateTime? Date { get; set; }

    public string SourceArn { get; set; }
}

public class GlobalCluster
{
    public string GlobalClusterIdentifier { get; set; }

    public string GlobalClusterResourceId { get; set; }

    public string GlobalClusterArn { get; set; }

    public string Status { get; set; }

    public string Engine { get; set; }

    public string EngineVersion { get; set; }

    public List<GlobalClusterMember> GlobalClusterMembers { get; set; }

    public FailoverState FailoverState { get; set; }

    public string Endpoint { get; set; }
}

public class GlobalClusterMember
{
    public string DBClusterArn { get; set; }

    public bool? IsWriter { get; set; }

    public List<string> Readers { get; set; }

    public GlobalClusterMemberSynchronizationStatus SynchronizationStatus { get; set; }
}

public class FailoverState
{
    public FailoverStatus Status { get; set; }

    public string FromDbClusterArn { get; set; }

    public string ToDbClusterArn { get; set; }

    public bool? IsDataLossAllowed { get; set; }
}
