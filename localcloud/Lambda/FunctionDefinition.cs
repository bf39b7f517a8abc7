using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>A function as the template deploys it.</summary>
public sealed record FunctionDefinition
{
    /// <summary>Its name in the template: whom IAM, the faults and the world know it by.</summary>
    public required string LogicalId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>Assembly::Namespace.Class_Method_Generated::Method</c>, as Amazon.Lambda.Annotations writes it.</summary>
    public required string Handler { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Seconds, 1 to 900.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>MB.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>Concurrent invocations that it has for itself; more are throttled. Null: those of the account.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>How often an asynchronous invocation that failed is tried again, 0 to 2.</summary>
    public int AsyncRetries { get; init; } = 2;

    /// <summary>How long an asynchronous invocation is tried at the most.</summary>
    public TimeSpan AsyncMostAge { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The number of the version that its deployment publishes; null: none, it is called without one.</summary>
    public string? Version { get; init; }

    /// <summary>Whether its code runs in the region's VPC.</summary>
    public bool InVpc { get; init; }

    /// <summary>Set by the service that takes the function.</summary>
    public string Region { get; init; } = CloudCore.FirstRegion;

    public string Arn => $"arn:aws:lambda:{Region}:{CloudCore.Account}:function:{Name}";
}

/// <summary>Which function, and which of its environments, services are made for.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="MemorySize">MB.</param>
/// <param name="Killed">Cancelled when the environment is killed (timeout, crash): what still runs in it has no effect on AWS,
/// so simulated clients should stop at it.</param>
public sealed record FunctionIdentity(
    string LogicalId, string Name, IReadOnlyDictionary<string, string> Environment, int MemorySize, CancellationToken Killed);
