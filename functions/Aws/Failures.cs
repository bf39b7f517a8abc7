using Amazon.Runtime;
using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>The one rule of what it means that AWS did not give the answer that a step asked for.</summary>
/// <remarks>
/// An error ends the step: the state machine retries it where it is transient, and reports it at once where it is permanent.
/// <code>
/// asked for                  throttled   denied   no answer, 5xx   refused otherwise   the step's own time is up
/// what must be known         error       error    error            error               error
/// a hint                     silence     silence  silence          silence             silence
/// another region's switch    silence     silence  silence          silence             error
/// another region's word      error       error    silence          silence             error
/// </code>
/// What must be known is the own cluster, the record, and every write: nothing catches its failures.
/// <para>
/// A hint helps but must not be needed: alarms, events, other executions, a candidate for a takeover. A failover that waits for CloudWatch
/// would fail with CloudWatch; and a denial by night helps nobody, readiness finds it by day. The step goes on without it and says so: see
/// <see cref="Lookup"/>. The same goes for the other region's switch, read or turned off; but what is done next rests on whether it was,
/// so a step whose time is up does not go on.
/// </para>
/// <para>
/// Another region's word decides who may write. Its silence counts, as the region's loss or as no consent; so neither throttling nor
/// denial, which a region that is up answers, is ever taken for it, nor the step's own hurry. Throttled, it is asked again: by the state
/// machine's retry, or by the next look where looks come anyway.
/// </para>
/// </remarks>
internal static class Failures
{
    /// <summary>Whether a hint's failure is silence.</summary>
    public static bool IsSilence(Exception error) => error is TransientException or PermissionDeniedException or AmazonServiceException;

    /// <summary>Whether another region's failure to give its word is silence.</summary>
    /// <param name="cancellationToken">The step's own time.</param>
    public static bool IsRegionSilence(Exception error, CancellationToken cancellationToken) =>
        error is AwsUnavailableException or AmazonServiceException && !cancellationToken.IsCancellationRequested;

    /// <summary>Whether the failure came from a service that is up: an error of the server, or no answer at all, did not.</summary>
    public static bool IsFromLiveService(Exception error) =>
        error is AwsThrottledException
            || (error as AmazonServiceException
            ?? error.InnerException) is AmazonServiceException { StatusCode: < System.Net.HttpStatusCode.InternalServerError and > 0 };
}
