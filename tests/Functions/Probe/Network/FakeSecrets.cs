using Amazon;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace Failover.Tests.Functions.Probe.Network;

internal sealed class FakeSecrets(Func<CancellationToken, Task<string?>> answer)
    : AmazonSecretsManagerClient(new AnonymousAWSCredentials(), new AmazonSecretsManagerConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public FakeSecrets(string? secret)
        : this(_ => Task.FromResult(secret))
    {
    }

    public List<string> Asked { get; } = [];

    public override async Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request, CancellationToken cancellationToken = default)
    {
        Asked.Add(request.SecretId);
        return new() { SecretString = await answer(cancellationToken) };
    }
}
