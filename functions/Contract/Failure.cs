namespace Failover.Functions.Contract;

/// <summary>What a Catch wrote: the error's name and its cause, which for a Lambda function is its exception as JSON.</summary>
public sealed record Failure(string? Error, string? Cause);
