using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Failover.Drill.OnAws;

/// <summary>Who calls AWS with the credentials in use, as STS sees it.</summary>
internal static class CallerIdentity
{
    /// <summary>An answer must not wait for it: a failover does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The caller's ARN; null if STS does not say within <see cref="Patience"/>, for whatever reason.</summary>
    /// <remarks>GetCallerIdentity needs no permission, and no policy can deny it (STS API reference).</remarks>
    /// <param name="tokens">STS in the region of the call that follows.</param>
    public static async Task<string?> FindAsync(IAmazonSecurityTokenService tokens, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return (await tokens.GetCallerIdentityAsync(new GetCallerIdentityRequest(), limit.Token)).Arn;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException
            || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }
}
