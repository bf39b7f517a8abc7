// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.Route53.Model;

public class GetHostedZoneRequest : AmazonWebServiceRequest
{
    public string Id { get; set; }
}

public class GetHostedZoneResponse : AmazonWebServiceResponse
{
    public HostedZone HostedZone { get; set; }
}

public class ListResourceRecordSetsRequest : AmazonWebServiceRequest
{
    public string HostedZoneId { get; set; }

    public string StartRecordName { get; set; }

    public RRType StartRecordType { get; set; }

    public string StartRecordIdentifier { get; set; }

    public string MaxItems { get; set; }
}

public class ListResourceRecordSetsResponse : AmazonWebServiceResponse
{
    public List<ResourceRecordSet> ResourceRecordSets { get; set; }

    public bool? IsTruncated { get; set; }

    public string NextRecordName { get; set; }

    public RRType NextRecordType { get; set; }

    public string NextRecordIdentifier { get; set; }

    public string MaxItems { get; set; }
}

public class ChangeResourceRecordSetsRequest : AmazonWebServiceRequest
{
    public string HostedZoneId { get; set; }

    public ChangeBatch ChangeBatch { get; set; }
}

public class ChangeResourceRecordSetsResponse : AmazonWebServiceResponse
{
    public ChangeInfo ChangeInfo { get; set; }
}

public class GetChangeRequest : AmazonWebServiceRequest
{
    public string Id { get; set; }
}

public class GetChangeResponse : AmazonWebServiceResponse
{
    public ChangeInfo ChangeInfo { get; set; }
}

public class GetHealthCheckRequest : AmazonWebServiceRequest
{
    public string HealthCheckId { get; set; }
}

public class GetHealthCheckResponse : AmazonWebServiceResponse
{
    public HealthCheck HealthCheck { get; set; }
}
