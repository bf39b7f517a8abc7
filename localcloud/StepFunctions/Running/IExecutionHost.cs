using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>What executions need of the service that runs them: its region's core, its task tokens, and somebody to tell.</summary>
internal interface IExecutionHost
{
    CloudCore Core { get; }

    TaskTokens Tokens { get; }

    ExecutionHooks Hooks { get; }

    void OnEntered(StateMachineExecution execution, State state, Value input);

    /// <param name="next">The state that follows; null where the execution, or its block, ends.</param>
    void OnExited(StateMachineExecution execution, State state, string? next, Value output);

    /// <summary>A try of a state's work failed, whatever Retry and Catch make of it.</summary>
    void OnTaskFailed(Visit visit, StateFailedException failure);

    void OnStatusChanged(StateMachineExecution execution);
}
