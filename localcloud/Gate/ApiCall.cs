namespace Failover.LocalCloud.Gate;

/// <summary>One call of an AWS API, as its service, IAM and the faults see it.</summary>
/// <param name="Service">IAM's prefix: <c>rds</c>, <c>route53</c>, ...</param>
/// <param name="Operation">The API's name: <c>DescribeDBClusters</c>. IAM's action is <c>Service:Operation</c>.</param>
/// <param name="Caller">The function (its logical id in the template) or <c>person</c>, <c>events</c>, <c>states</c>.</param>
/// <param name="Resource">The ARN that IAM checks, or <c>*</c>.</param>
public sealed record ApiCall(string Service, string Operation, string Caller, string Resource)
{
    /// <summary>IAM condition keys of the request, with their values; a key that is absent is absent in IAM too.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions { get; init; } = NoConditions;

    /// <summary>The region whose API is called; null: the caller's own, or a global service.</summary>
    public string? Region { get; init; }

    /// <summary>How long the caller's client waits for an answer that does not come.</summary>
    public TimeSpan Timeout { get; init; } = ApiGate.ClientTimeout;

    /// <summary>More resources that IAM checks for the same call: an operation can need a permission for each.</summary>
    public IReadOnlyList<string> AlsoResources { get; init; } = [];

    private static readonly Dictionary<string, IReadOnlyList<string>> NoConditions = [];
}

/// <summary>Makes the exception that the SDK throws for an error code of one service.</summary>
public delegate Exception ApiErrorFactory(string errorCode, string message, int httpStatus);
