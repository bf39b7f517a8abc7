namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>A state was entered or left.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Type">Task, Choice, Wait, Pass, Parallel, Map, Succeed or Fail.</param>
public sealed record StateChange(StateMachineExecution Execution, string State, string Type, DateTimeOffset At);
