using Amazon.Runtime;
using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>The single rule for what it means that AWS did not give a step its answer.</summary>
/// <remarks>
/// An error ends the step: the state machine retries a transient error, and reports a permanent one at once.
/// <code>
/// asked for                  throttled   denied   no answer, 5xx   refused otherwise   the step's own time is up
/// what must be known         error       error    error            error               error
/// a hint                     silence     silence  silence          silence             silence
/// another region's switch    silence     silence  silence          silence             error
/// another region's word      error       error    silence          silence             error
/// </code>
/// What must be known is the stack's own cluster, the record, and the result of every write: nothing catches these failures.
/// <para>
/// A hint helps but must not be required: alarms, events, other executions, a candidate for a takeover. A failover that waits for
/// CloudWatch would fail with CloudWatch; and stopping at a denial at night helps nobody, since readiness finds it by day. The step
/// continues without the hint and says so: see <see cref="Lookup"/>. The same applies to reading or turning off the other region's switch;
/// but the next action depends on the result, so a step whose time is up does not continue.
/// </para>
/// <para>
/// Another region's word decides who may write. Its silence has consequences: it counts as the region's loss, or as no consent. So neither
/// throttling nor a denial, which only a live region answers, nor the step's own timeout ever counts as silence. If throttled, it is asked
/// again: by the state machine's retry, or by the next check of a loop.
/// </para>
/// </remarks>
internal static class Failures
{
    /// <summary>Whether a hint's failure counts as silence.</summary>
    public static bool IsSilence(Exception error) => error is TransientException or PermissionDeniedException or AmazonServiceException;

    /// <summary>Whether another region's failure to answer counts as silence.</summary>
    /// <param name="cancellationToken">The step's deadline.</param>
    public static bool IsRegionSilence(Exception error, CancellationToken cancellationToken) =>
        error is AwsUnavailableException or AmazonServiceException && !cancellationToken.IsCancellationRequested;

    /// <summary>Whether the failure shows that the service is up; a server error or no answer at all does not.</summary>
    public static bool IsFromLiveService(Exception error) =>
        error is AwsThrottledException
            || (error as AmazonServiceException
            ?? error.InnerException) is AmazonServiceException { StatusCode: < System.Net.HttpStatusCode.InternalServerError and > 0 };
}
