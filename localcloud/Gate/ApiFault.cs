namespace Failover.LocalCloud.Gate;

public enum ApiFaultKind
{
    /// <summary>Refused with the service's throttling error; no effect.</summary>
    Throttle,

    /// <summary>HTTP 500 of the service; no effect.</summary>
    ServerError,

    /// <summary>HTTP 503 of the service; no effect.</summary>
    Unavailable,

    /// <summary>The request never arrives; the caller waits until its own timeout.</summary>
    LostRequest,

    /// <summary>It takes effect, and the answer never arrives; the caller waits until its own timeout.</summary>
    LostAnswer,

    /// <summary>It takes effect and answers, but only after <see cref="ApiFault.Delay"/>.</summary>
    Slow,

    /// <summary>
    /// The request arrives only after <see cref="ApiFault.Delay"/>, and takes effect then, if it still can: long after the caller's
    /// own timeout, perhaps after the caller itself.
    /// </summary>
    LateRequest,

    /// <summary>Refused as AWS refuses what a policy does not allow.</summary>
    Deny,

    /// <summary>Refused with the error code <see cref="ApiFault.ErrorCode"/>; no effect.</summary>
    Error,

    /// <summary>
    /// It takes effect, its answer is lost, and the client's own HTTP stack sends it once more: the caller gets the second answer. Seen
    /// with the AWS SDK for .NET after a timeout, 4 of 13 times, though it is told not to retry.
    /// </summary>
    SentTwice,
}

/// <summary>Something that goes wrong with API calls for a while.</summary>
/// <param name="Service">IAM's prefix: <c>rds</c>, <c>route53</c>, <c>cloudwatch</c>, <c>states</c>, <c>lambda</c>, <c>sns</c>, or
/// <c>*</c>.</param>
/// <param name="Operation">The API's name (<c>DescribeDBClusters</c>), or <c>*</c>.</param>
/// <param name="From">Since when, from the world's start.</param>
/// <param name="Until">Up to when, from the world's start.</param>
public sealed record ApiFault(ApiFaultKind Kind, string Service, string Operation, TimeSpan From, TimeSpan Until)
{
    /// <summary>The share of the calls that it hits, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>It hits this many calls at the most.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How much later a <see cref="ApiFaultKind.Slow"/> answer comes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The error code of <see cref="ApiFaultKind.Error"/>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Only this caller's calls; null: everybody's.</summary>
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
