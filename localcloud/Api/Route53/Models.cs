// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.Route53.Model;

public class HostedZone
{
    public string Id { get; set; }

    public string Name { get; set; }

    public string CallerReference { get; set; }

    public HostedZoneConfig Config { get; set; }

    public long? ResourceRecordSetCount { get; set; }
}

public class HostedZoneConfig
{
    public string Comment { get; set; }

    public bool? PrivateZone { get; set; }
}

public class ResourceRecordSet
{
    public string Name { get; set; }

    public RRType Type { get; set; }

    public string SetIdentifier { get; set; }

    public long? Weight { get; set; }

    public ResourceRecordSetRegion Region { get; set; }

    public ResourceRecordSetFailover Failover { get; set; }

    public bool? MultiValueAnswer { get; set; }

    public long? TTL { get; set; }

    public List<ResourceRecord> ResourceRecords { get; set; }

    public AliasTarget AliasTarget { get; set; }

    public string HealthCheckId { get; set; }
}

public class ResourceRecord
{
    public string Value { get; set; }
}

public class AliasTarget
{
    public string HostedZoneId { get; set; }

    public string DNSName { get; set; }

    public bool? EvaluateTargetHealth { get; set; }
}

public class ChangeBatch
{
    public string Comment { get; set; }

    public List<Change> Changes { get; set; }
}

public class Change
{
    public ChangeAction Action { get; set; }

    public ResourceRecordSet ResourceRecordSet { get; set; }
}

public class ChangeInfo
{
    public string Id { get; set; }

    public ChangeStatus Status { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public string Comment { get; set; }
}

public class AlarmIdentifier
{
    public CloudWatchRegion Region { get; set; }

    public string Name { get; set; }
}

public class HealthCheckConfig
{
    public HealthCheckType Type { get; set; }

    public bool? Inverted { get; set; }

    public bool? Disabled { get; set; }

    public AlarmIdentifier AlarmIdentifier { get; set; }

    public InsufficientDataHealthStatus InsufficientDataHealthStatus { get; set; }
}

public class HealthCheck
{
    public string Id { get; set; }

    public string CallerReference { get; set; }

    public HealthCheckConfig HealthCheckConfig { get; set; }

    public long? HealthCheckVersion { get; set; }
}
