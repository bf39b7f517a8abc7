namespace Failover.LocalCloud.Integrations;

/// <summary>A service's refusal, with its API's error code.</summary>
internal sealed class SdkException(string code, string message, int status) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}

/// <summary>
/// A service's errors by the names that <c>Retry</c> and <c>Catch</c> match; errors that the API does not model are called
/// <c>Sns.SnsException</c> and the like.
/// </summary>
/// <param name="Service">The service's name in Step Functions: <c>Sns</c>, <c>Iam</c>, <c>EventBridge</c>.</param>
internal sealed record SdkErrors(string Service, string? Throttled, string? Denied, string? Internal)
{
    public static readonly SdkErrors Sns = new("Sns", "ThrottledException", "AuthorizationErrorException", "InternalErrorException");

    public static readonly SdkErrors Iam = new("Iam", null, null, null);

    public static readonly SdkErrors CloudWatch = new("CloudWatch", null, null, null);

    public static readonly SdkErrors EventBridge = new("EventBridge", null, null, "InternalException");

    public static readonly SdkErrors Rds = new("Rds", null, null, null);

    public static readonly SdkErrors Lambda = new("Lambda", "TooManyRequestsException", null, "ServiceException");

    public static readonly SdkErrors Route53 = new("Route53", "ThrottlingException", null, null);

    public static readonly SdkErrors StepFunctions = new("Sfn", null, null, null);

    public static readonly SdkErrors S3 = new("S3", null, null, null);

    public string Name(SdkException e)
    {
        var name = e.Code switch
        {
            "Throttling" => Throttled,
            "AccessDenied" => Denied,
            _ when e.Status >= 500 => Internal,
            _ => e.Code + "Exception",
        };
        return $"{Service}.{name ?? Service + "Exception"}";
    }
}
