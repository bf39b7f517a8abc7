using System.Net;
using Amazon.Runtime;

namespace Failover.Functions.Aws;

/// <summary>
/// What AWS's error codes mean, whatever the service: by the lists of AWSSDK.Core's own retry policy, and some that it lacks.
/// </summary>
/// <remarks>A test of the Release build compares these lists with the SDK's.</remarks>
internal static class ErrorCodes
{
    /// <summary>RetryPolicy.ThrottlingErrorCodes of AWSSDK.Core, and Route 53's word for a zone that is at work.</summary>
    public static IReadOnlySet<string> Throttling { get; } = Set(
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
            "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
        "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException");

    /// <summary>RetryPolicy.TransientErrorCodes, and the services' words for their own faults.</summary>
    public static IReadOnlySet<string> Transient { get; } = Set(
        "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "InternalFailure", "InternalError", "InternalServerError",
            "InternalServiceError");

    /// <summary>
    /// RetryPolicy's codes of a clock that is off, and of credentials that have expired. By the time a call ends with one of them,
    /// ClockSkewRetry has sent it again by AWS's clock, if the clock was off. The state machine's retry helps if credentials were being
    /// rotated.
    /// </summary>
    public static IReadOnlySet<string> ClockSkew { get; } = Set(
        "RequestTimeTooSkewed", "RequestExpired", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestInTheFuture",
        "ExpiredToken", "ExpiredTokenException");

    private static HashSet<string> Denied { get; } = Set("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized");

    public static bool IsDenied(AmazonServiceException e) => Denied.Contains(e.ErrorCode ?? "");

    // Before what is transient: some services throttle with a 503.
    public static bool IsThrottled(AmazonServiceException e) =>
        e.StatusCode == HttpStatusCode.TooManyRequests || Throttling.Contains(e.ErrorCode ?? "");

    // A modelled fault of the operation itself is not meant: its answer is for the step to understand.
    public static bool IsTransient(AmazonServiceException e) =>
        e.StatusCode >= HttpStatusCode.InternalServerError || Transient.Contains(e.ErrorCode ?? "")
            || ClockSkew.Contains(e.ErrorCode ?? "");

    private static HashSet<string> Set(params IEnumerable<string> codes) => new(codes, StringComparer.Ordinal);
}
