using System.Net;
using Amazon.Runtime;

namespace Failover.Functions.Aws;

/// <summary>
/// What AWS's error codes mean, for any service: the lists of AWSSDK.Core's own retry policy, and some codes that it lacks.
/// </summary>
/// <remarks>A test of the Release build compares these lists with the SDK's.</remarks>
internal static class ErrorCodes
{
    /// <summary>
    /// RetryPolicy.ThrottlingErrorCodes of AWSSDK.Core, and Route 53's code for a zone that is still processing a request.
    /// </summary>
    public static IReadOnlySet<string> Throttling { get; } = Set(
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
            "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
        "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException");

    /// <summary>RetryPolicy.TransientErrorCodes, and the services' codes for their own faults.</summary>
    public static IReadOnlySet<string> Transient { get; } = Set(
        "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "InternalFailure", "InternalError", "InternalServerError",
            "InternalServiceError");

    /// <summary>
    /// RetryPolicy's codes for a wrong clock and for expired credentials. By the time a call ends with one of them, ClockSkewRetry has sent
    /// it again by AWS's clock, if the clock was wrong. The state machine's retry helps while credentials are being rotated.
    /// </summary>
    public static IReadOnlySet<string> ClockSkew { get; } = Set(
        "RequestTimeTooSkewed", "RequestExpired", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestInTheFuture",
        "ExpiredToken", "ExpiredTokenException");

    private static HashSet<string> Denied { get; } = Set("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized");

    public static bool IsDenied(AmazonServiceException e) => Denied.Contains(e.ErrorCode ?? "");

    // Checked before IsTransient: some services throttle with a 503.
    public static bool IsThrottled(AmazonServiceException e) =>
        e.StatusCode == HttpStatusCode.TooManyRequests || Throttling.Contains(e.ErrorCode ?? "");

    // Does not cover the operation's own modelled faults, which the step interprets.
    public static bool IsTransient(AmazonServiceException e) =>
        e.StatusCode >= HttpStatusCode.InternalServerError || Transient.Contains(e.ErrorCode ?? "")
            || ClockSkew.Contains(e.ErrorCode ?? "");

    private static HashSet<string> Set(params IEnumerable<string> codes) => new(codes, StringComparer.Ordinal);
}
