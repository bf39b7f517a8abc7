namespace Failover.Functions.Contract;

/// <summary>The execution that a step runs in, from the context object.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="StateMachine">The state machine's ARN.</param>
/// <param name="RedriveCount">How often it has been redriven.</param>
public sealed record ExecutionInfo(string Id, string StateMachine, DateTimeOffset StartedAt, int RedriveCount = 0);
