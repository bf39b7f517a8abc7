// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.Route53;

public class ChangeStatus : ConstantClass
{
    public static readonly ChangeStatus PENDING = new("PENDING");

    public static readonly ChangeStatus INSYNC = new("INSYNC");

    public ChangeStatus(string value)
        : base(value)
    {
    }

    public static implicit operator ChangeStatus(string value) => value is null ? null : new ChangeStatus(value);
}

public class ChangeAction : ConstantClass
{
    public static readonly ChangeAction CREATE = new("CREATE");

    public static readonly ChangeAction DELETE = new("DELETE");

    public static readonly ChangeAction UPSERT = new("UPSERT");

    public ChangeAction(string value)
        : base(value)
    {
    }

    public static implicit operator ChangeAction(string value) => value is null ? null : new ChangeAction(value);
}

public class RRType : ConstantClass
{
    public static readonly RRType A = new("A");

    public static readonly RRType AAAA = new("AAAA");

    public static readonly RRType CNAME = new("CNAME");

    public static readonly RRType MX = new("MX");

    public static readonly RRType NS = new("NS");

    public static readonly RRType PTR = new("PTR");

    public static readonly RRType SOA = new("SOA");

    public static readonly RRType SPF = new("SPF");

    public static readonly RRType SRV = new("SRV");

    public static readonly RRType TXT = new("TXT");

    public static readonly RRType CAA = new("CAA");

    public RRType(string value)
        : base(value)
    {
    }

    public static implicit operator RRType(string value) => value is null ? null : new RRType(value);
}

public class ResourceRecordSetFailover : ConstantClass
{
    public static readonly ResourceRecordSetFailover PRIMARY = new("PRIMARY");

    public static readonly ResourceRecordSetFailover SECONDARY = new("SECONDARY");

    public ResourceRecordSetFailover(string value)
        : base(value)
    {
    }

    public static implicit operator ResourceRecordSetFailover(string value) => value is null ? null : new ResourceRecordSetFailover(value);
}

public class ResourceRecordSetRegion : ConstantClass
{
    public static readonly ResourceRecordSetRegion UsEast1 = new("us-east-1");

    public static readonly ResourceRecordSetRegion EuWest1 = new("eu-west-1");

    public ResourceRecordSetRegion(string value)
        : base(value)
    {
    }

    public static implicit operator ResourceRecordSetRegion(string value) => value is null ? null : new ResourceRecordSetRegion(value);
}

public class HealthCheckType : ConstantClass
{
    public static readonly HealthCheckType HTTP = new("HTTP");

    public static readonly HealthCheckType HTTPS = new("HTTPS");

    public static readonly HealthCheckType TCP = new("TCP");

    public static readonly HealthCheckType CALCULATED = new("CALCULATED");

    public static readonly HealthCheckType CLOUDWATCH_METRIC = new("CLOUDWATCH_METRIC");

    public HealthCheckType(string value)
        : base(value)
    {
    }

    public static implicit operator HealthCheckType(string value) => value is null ? null : new HealthCheckType(value);
}

public class CloudWatchRegion : ConstantClass
{
    public static readonly CloudWatchRegion UsEast1 = new("us-east-1");

    public static readonly CloudWatchRegion UsWest2 = new("us-west-2");

    public static readonly CloudWatchRegion EuWest1 = new("eu-west-1");

    public static readonly CloudWatchRegion EuCentral1 = new("eu-central-1");

    public CloudWatchRegion(string value)
        : base(value)
    {
    }

    public static implicit operator CloudWatchRegion(string value) => value is null ? null : new CloudWatchRegion(value);
}

public class InsufficientDataHealthStatus : ConstantClass
{
    public static readonly InsufficientDataHealthStatus Healthy = new("Healthy");

    public static readonly InsufficientDataHealthStatus Unhealthy = new("Unhealthy");

    public static readonly InsufficientDataHealthStatus LastKnownStatus = new("LastKnownStatus");

    public InsufficientDataHealthStatus(string value)
        : base(value)
    {
    }

    public static implicit operator InsufficientDataHealthStatus(string value) =>
        value is null ? null : new InsufficientDataHealthStatus(value);
}
