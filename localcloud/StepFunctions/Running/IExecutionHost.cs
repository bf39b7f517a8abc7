using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>What executions need from the service that runs them: its region's core, its task tokens, and callbacks.</summary>
internal interface IExecutionHost
{
    CloudCore Core { get; }

    TaskTokens Tokens { get; }

    ExecutionHooks Hooks { get; }

    void OnEntered(StateMachineExecution execution, State state, Value input);

    /// <param name="next">The next state; null if the execution or its block ends.</param>
    void OnExited(StateMachineExecution execution, State state, string? next, Value output);

    /// <summary>A try of a state's work failed, regardless of Retry and Catch.</summary>
    void OnTaskFailed(Visit visit, StateFailedException failure);

    void OnStatusChanged(StateMachineExecution execution);
}
