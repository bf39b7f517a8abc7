using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Sts;

/// <summary>
/// The SDK's STS client: a role of another account is assumed only if the caller's policies and the role's trust policy both allow it.
/// </summary>
/// <param name="other">Gives the other account, if there is one.</param>
/// <param name="caller">The function, as IAM and the faults see it.</param>
/// <param name="roleArn">The role that the function runs with.</param>
/// <param name="timeout">How long it waits for an answer; null for <see cref="ApiGate.ClientTimeout"/>.</param>
public sealed class SimulatedSecurityTokenClient(
    CloudCore core, SecurityTokens tokens, Func<ZoneAccount?> other, string caller, string roleArn, TimeSpan? timeout = null)
    : AmazonSecurityTokenServiceClient(
        new AnonymousAWSCredentials(), new AmazonSecurityTokenServiceConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    private const int LongestChained = 3600;

    public override Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, CancellationToken cancellationToken = default)
    {
        var conditions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["aws:PrincipalArn"] = [roleArn],
            ["sts:RoleSessionName"] = [request.RoleSessionName],
        };
        if (request.ExternalId is { } id)
        {
            conditions["sts:ExternalId"] = [id];
        }

        var call = new ApiCall("sts", "AssumeRole", caller, request.RoleArn)
        {
            Conditions = conditions,
            Timeout = timeout ?? ApiGate.ClientTimeout,
        };
        return core.Gate.CallAsync(call, StsErrors.Make, () => Assume(call, request), cancellationToken);
    }

    private AssumeRoleResponse Assume(ApiCall call, AssumeRoleRequest request)
    {
        var seconds = request.DurationSeconds ?? LongestChained;
        if (seconds is < 900 or > LongestChained)
        {
            throw StsErrors.Make(
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining", 400);
        }

        // AWS gives the same answer for a role that does not exist.
        if (other() is not { } account || !account.Trusts(call))
        {
            throw StsErrors.Make(
                "AccessDenied",
                $"User: {Refusal.Caller(call)} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}", 403);
        }

        var (token, until) = tokens.Issue(
            new AssumedRole(ZoneAccount.Account, account.RoleName, request.RoleSessionName), seconds);
        return new AssumeRoleResponse
        {
            Credentials = new Credentials
            {
                AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
                SecretAccessKey = "example",
                SessionToken = token,
                Expiration = until.UtcDateTime,
            },
            HttpStatusCode = System.Net.HttpStatusCode.OK,
        };
    }
}
