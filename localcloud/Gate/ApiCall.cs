namespace Failover.LocalCloud.Gate;

/// <summary>One AWS API call, as its service, IAM and the faults see it.</summary>
/// <param name="Service">IAM's prefix: <c>rds</c>, <c>route53</c>, ...</param>
/// <param name="Operation">The API's name: <c>DescribeDBClusters</c>. IAM's action is <c>Service:Operation</c>.</param>
/// <param name="Caller">The function (its logical id in the template) or <c>person</c>, <c>events</c>, <c>states</c>.</param>
/// <param name="Resource">The ARN that IAM checks, or <c>*</c>.</param>
public sealed record ApiCall(string Service, string Operation, string Caller, string Resource)
{
    /// <summary>The request's IAM condition keys and their values; a key missing here is missing for IAM too.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions { get; init; } = NoConditions;

    /// <summary>The role whose temporary credentials sign the call; null for the caller's own.</summary>
    public AssumedRole? Role { get; init; }

    /// <summary>The call as the policies of <see cref="Role"/> see it, if any: its caller is that role.</summary>
    public ApiCall AsRole => Role is { } role ? this with { Caller = role.Role } : this;

    /// <summary>The region whose API is called; null for the caller's own region or a global service.</summary>
    public string? Region { get; init; }

    /// <summary>How long the caller's client waits for an answer.</summary>
    public TimeSpan Timeout { get; init; } = ApiGate.ClientTimeout;

    /// <summary>Further resources that IAM checks for the same call: an operation can need permission for each of several.</summary>
    public IReadOnlyList<string> AlsoResources { get; init; } = [];

    private static readonly Dictionary<string, IReadOnlyList<string>> NoConditions = [];
}

/// <summary>Makes the exception that a service's SDK client throws for an error code.</summary>
public delegate Exception ApiErrorFactory(string errorCode, string message, int httpStatus);
