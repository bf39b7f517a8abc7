using Amazon.Runtime;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Sts;

/// <summary>Temporary credentials as a client signs its calls with them, and as the service resolves them.</summary>
public sealed class CallSigner(AWSCredentials credentials, SecurityTokens tokens)
{
    /// <param name="error">Makes the service's exception.</param>
    /// <returns>The session that the credentials belong to.</returns>
    /// <exception cref="AmazonServiceException">The service does not know the credentials, or they have expired.</exception>
    public async Task<AssumedRole> SignAsync(ApiErrorFactory error)
    {
        var role = tokens.Find((await credentials.GetCredentialsAsync()).Token, out var isExpired);
        return isExpired ? throw error("ExpiredToken", "The security token included in the request is expired", 403)
            : role ?? throw error("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
    }
}
