// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace Amazon.SecurityToken;

public interface IAmazonSecurityTokenService : IAmazonService, IDisposable
{
    Task<GetCallerIdentityResponse> GetCallerIdentityAsync(GetCallerIdentityRequest request, CancellationToken cancellationToken = default);

    Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, CancellationToken cancellationToken = default);
}

public class AmazonSecurityTokenServiceConfig : ClientConfig;

/// <summary>The shape of the SDK's client. This build never calls AWS: the local cloud's clients derive from this class.</summary>
public class AmazonSecurityTokenServiceClient : AmazonServiceClient, IAmazonSecurityTokenService
{
    public AmazonSecurityTokenServiceClient()
        : this(new AmazonSecurityTokenServiceConfig())
    {
    }

    public AmazonSecurityTokenServiceClient(AmazonSecurityTokenServiceConfig config)
        : base(config)
    {
    }

    public AmazonSecurityTokenServiceClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig clientConfig)
        : base(clientConfig)
    {
    }

    public virtual Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, CancellationToken cancellationToken = default) =>
        throw NoAws("AssumeRole");

    public virtual Task<GetCallerIdentityResponse> GetCallerIdentityAsync(
        GetCallerIdentityRequest request, CancellationToken cancellationToken = default) => throw NoAws("GetCallerIdentity");
}
