namespace Failover.Functions.Contract;

/// <summary>What a Catch wrote: the error's name and its cause, for a Lambda function the JSON of its exception.</summary>
public sealed record Failure(string? Error, string? Cause);
