using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>A function as the template deploys it.</summary>
public sealed record FunctionDefinition
{
    /// <summary>Its name in the template, by which IAM, the faults and the world refer to it.</summary>
    public required string LogicalId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>Assembly::Namespace.Class_Method_Generated::Method</c>, as Amazon.Lambda.Annotations writes it.</summary>
    public required string Handler { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Seconds, 1 to 900.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>MB.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>Its reserved concurrency; further invocations are throttled. Null to share the account's.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>How many times a failed asynchronous invocation is retried, 0 to 2.</summary>
    public int AsyncRetries { get; init; } = 2;

    /// <summary>The maximum age of an asynchronous event, after which it is not retried.</summary>
    public TimeSpan AsyncMostAge { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The number of the version that its deployment publishes; null if it publishes none and is called without one.</summary>
    public string? Version { get; init; }

    /// <summary>Whether its code runs in the region's VPC.</summary>
    public bool InVpc { get; init; }

    /// <summary>Set by the service that the function is added to.</summary>
    public string Region { get; init; } = CloudCore.FirstRegion;

    public string Arn => $"arn:aws:lambda:{Region}:{CloudCore.Account}:function:{Name}";
}

/// <summary>The function and environment for which services are created.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="MemorySize">MB.</param>
/// <param name="Killed">Cancelled when the environment is killed (timeout, crash): what still runs in it no longer affects AWS,
/// so simulated clients should stop.</param>
public sealed record FunctionIdentity(
    string LogicalId, string Name, IReadOnlyDictionary<string, string> Environment, int MemorySize, CancellationToken Killed);
