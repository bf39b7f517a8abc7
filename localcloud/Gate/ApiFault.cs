namespace Failover.LocalCloud.Gate;

public enum ApiFaultKind
{
    /// <summary>Refused with the service's throttling error; no effect.</summary>
    Throttle,

    /// <summary>The service answers HTTP 500; no effect.</summary>
    ServerError,

    /// <summary>The service answers HTTP 503; no effect.</summary>
    Unavailable,

    /// <summary>The request never arrives; the caller waits until its own timeout.</summary>
    LostRequest,

    /// <summary>The call takes effect, but the answer never arrives; the caller waits until its own timeout.</summary>
    LostAnswer,

    /// <summary>The call takes effect, but the answer arrives only after <see cref="ApiFault.Delay"/>.</summary>
    Slow,

    /// <summary>
    /// The request arrives only after <see cref="ApiFault.Delay"/> and takes effect then, if it still can: long after the caller's
    /// own timeout, perhaps after the caller itself has ended.
    /// </summary>
    LateRequest,

    /// <summary>Refused with AWS's error for a call that no policy allows.</summary>
    Deny,

    /// <summary>Refused with the error code <see cref="ApiFault.ErrorCode"/>; no effect.</summary>
    Error,

    /// <summary>
    /// The call takes effect, its answer is lost, and the client's HTTP stack sends it again: the caller gets the second answer. Seen
    /// with the AWS SDK for .NET after a timeout, 4 of 13 times, even with retries turned off.
    /// </summary>
    SentTwice,
}

/// <summary>A fault in API calls that lasts for a while.</summary>
/// <param name="Service">IAM's prefix: <c>rds</c>, <c>route53</c>, <c>cloudwatch</c>, <c>states</c>, <c>lambda</c>, <c>sns</c>, or
/// <c>*</c>.</param>
/// <param name="Operation">The API's name (<c>DescribeDBClusters</c>), or <c>*</c>.</param>
/// <param name="From">When it starts, from the world's start.</param>
/// <param name="Until">When it ends, from the world's start.</param>
public sealed record ApiFault(ApiFaultKind Kind, string Service, string Operation, TimeSpan From, TimeSpan Until)
{
    /// <summary>The share of calls that it affects, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The maximum number of calls that it affects.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How late a <see cref="ApiFaultKind.Slow"/> answer or a <see cref="ApiFaultKind.LateRequest"/> arrives.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The error code of <see cref="ApiFaultKind.Error"/>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The caller whose calls it affects; null for all callers.</summary>
    public string? Caller { get; init; }

    internal int Hits { get; set; }

    internal bool Hit(ApiCall call, TimeSpan elapsed, Random random)
    {
        var meant = (Service == "*" || Service == call.Service) && (Operation == "*" || Operation == call.Operation)
            && (Caller is null || Caller == call.Caller) && elapsed >= From && elapsed < Until && Hits < Times;
        if (!meant || (Probability < 1 && random.NextDouble() >= Probability))
        {
            return false;
        }

        Hits++;
        return true;
    }
}
