using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>
/// The credentials of the role in the hosted zone's account: assumed on first use, then kept by the warm environment until shortly before
/// they expire.
/// </summary>
/// <remarks>
/// Not the SDK's AssumeRoleAWSCredentials: its STS client has its own timeouts and retries, its exception hides the cause, and credentials
/// that are still valid do not outlast a failed renewal. The errors are the ones that the state machine knows, and pass through the SDK's
/// pipeline unchanged:
/// <code>
/// STS says                        error                      state machine
/// AccessDenied, another refusal   PermissionDeniedException  reports it at once
/// throttled                       AwsThrottledException      retries
/// 5xx, no answer in time          AwsUnavailableException    retries
/// </code>
/// </remarks>
/// <param name="tokens">STS in the stack's own region.</param>
/// <param name="settings">With <see cref="Settings.ZoneRole"/>; read on first use.</param>
/// <param name="session">The session's name, which CloudTrail shows in the zone's account: the function's name.</param>
internal sealed class ZoneRoleCredentials(
    IAmazonSecurityTokenService tokens, Lazy<Settings> settings, string session, TimeProvider time) : AWSCredentials
{
    /// <summary>As long before the end a call may still be on its way.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The most that STS grants to a role that assumes a role (role chaining).</summary>
    private const int Seconds = 3600;

    private readonly Lock access = new();
    private Session? known;
    private Task<Session>? renewal;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <exception cref="PermissionDeniedException">The role may not be assumed; the message says what to check.</exception>
    /// <exception cref="AwsThrottledException">STS throttles.</exception>
    /// <exception cref="AwsUnavailableException">STS failed, or did not answer in time.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        Session? kept;
        Task<Session> renewed;
        lock (access)
        {
            kept = known;
            if (kept is not null && time.GetUtcNow() < kept.Until - Margin)
            {
                return kept.Credentials;
            }

            // Calls that are made at the same time wait for one answer.
            renewed = renewal = renewal is { IsCompleted: false } ? renewal : AssumeAsync();
        }

        try
        {
            var session = await renewed;
            lock (access)
            {
                known = session;
            }

            return session.Credentials;
        }
        catch (TransientException) when (kept is not null && time.GetUtcNow() < kept.Until)
        {
            return kept.Credentials;
        }
    }

    private async Task<Session> AssumeAsync()
    {
        var role = settings.Value.ZoneRole ?? throw new InvalidRequestException(
            $"Expected the setting {Settings.ZoneRoleVariable} to be a role's ARN, but found nothing. Correct the stack's ZoneRoleArn.");
        var request = new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = session,
            ExternalId = settings.Value.ZoneExternalId,
            DurationSeconds = Seconds,
        };
        using var limit = new CancellationTokenSource(CallTimeouts.Own, time);
        try
        {
            var answer = await AwsCall.RunAsync(
                $"sts:AssumeRole of {role}", token => tokens.AssumeRoleAsync(request, token), limit.Token);
            return answer.Credentials is { Expiration: { } until } credentials
                ? new Session(
                    new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
                    AwsTime.Utc(until))
                : throw new AwsUnavailableException($"sts:AssumeRole of {role} was answered without credentials that expire.");
        }
        catch (Exception e) when (e is PermissionDeniedException or AmazonServiceException)
        {
            throw new PermissionDeniedException(
                $"Expected to be allowed to assume {role}, but the role may not be assumed. Check in its account {Account(role)} that it " +
                "exists and that its trust policy names this function's role and the stack's ZoneRoleExternalId; here, that the " +
                $"function's policy allows sts:AssumeRole on it. AWS says: {(e.InnerException ?? e).Message}", e);
        }
    }

    private static string Account(string role) => role.Split(':') is [_, _, _, _, var account, ..] ? account : "";

    private sealed record Session(ImmutableCredentials Credentials, DateTimeOffset Until);
}
