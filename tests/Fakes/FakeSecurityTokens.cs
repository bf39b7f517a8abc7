using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Failover.Tests.Fakes;

/// <summary>STS that gives sessions of an hour, or fails as it is told to.</summary>
internal sealed class FakeSecurityTokens(TimeProvider time)
    : AmazonSecurityTokenServiceClient(
        new AnonymousAWSCredentials(), new AmazonSecurityTokenServiceConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public List<AssumeRoleRequest> Requests { get; } = [];

    /// <summary>What the next calls fail with; null if they succeed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Holds the answers back until it completes.</summary>
    public Task Answers { get; set; } = Task.CompletedTask;

    public override async Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        await Answers;
        return Failure is not null ? throw Failure : new AssumeRoleResponse
        {
            Credentials = new Credentials
            {
                AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
                SecretAccessKey = "secret",
                SessionToken = $"token-{Requests.Count}",
                Expiration = time.GetUtcNow().AddHours(1).UtcDateTime,
            },
        };
    }
}
