// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Amazon.Route53;

public interface IAmazonRoute53 : IAmazonService, IDisposable
{
    Task<GetHostedZoneResponse> GetHostedZoneAsync(GetHostedZoneRequest request, CancellationToken cancellationToken = default);

    Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default);

    Task<GetHealthCheckResponse> GetHealthCheckAsync(GetHealthCheckRequest request, CancellationToken cancellationToken = default);
}

public class AmazonRoute53Config : ClientConfig;

/// <summary>The shape of the SDK's client. This build never calls AWS: the local cloud's clients derive from this class.</summary>
public class AmazonRoute53Client : AmazonServiceClient, IAmazonRoute53
{
    public AmazonRoute53Client()
        : this(new AmazonRoute53Config())
    {
    }

    public AmazonRoute53Client(AmazonRoute53Config config)
        : base(config)
    {
    }

    public AmazonRoute53Client(AWSCredentials credentials, AmazonRoute53Config clientConfig)
        : base(clientConfig)
    {
    }

    public virtual Task<GetHostedZoneResponse> GetHostedZoneAsync(
        GetHostedZoneRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("GetHostedZone");

    public virtual Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("ListResourceRecordSets");

    public virtual Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("ChangeResourceRecordSets");

    public virtual Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("GetChange");

    public virtual Task<GetHealthCheckResponse> GetHealthCheckAsync(
        GetHealthCheckRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("GetHealthCheck");
}
