using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>
/// The Express workflows of one region: their executions cannot be listed or described, names may repeat, and only their tasks show what
/// they do. They end after five minutes, or with their region.
/// </summary>
public sealed class ExpressWorkflows : IExecutionHost
{
    private readonly CloudCore core;
    private readonly TaskTokens tokens;
    private readonly Dictionary<string, ExpressUsage> usages = new(StringComparer.Ordinal);

    internal ExpressWorkflows(CloudCore core, TaskTokens tokens) => (this.core, this.tokens) = (core, tokens);

    /// <summary>
    /// The share of executions that run twice, 0 to 1: "Asynchronous Express Workflows use an at-least-once model" (Step Functions
    /// guide). The real rate is not documented.
    /// </summary>
    public double Repeats { get; set; } = 0.002;

    /// <summary>Their billed usage.</summary>
    public ExpressUsage Usage { get; } = new();

    /// <summary>The billed usage of one of them.</summary>
    public ExpressUsage UsageOf(string stateMachineArn)
    {
        if (!usages.TryGetValue(stateMachineArn, out var usage))
        {
            usages[stateMachineArn] = usage = new ExpressUsage();
        }

        return usage;
    }

    CloudCore IExecutionHost.Core => core;

    TaskTokens IExecutionHost.Tokens => tokens;

    /// <summary>Hooks of their own: they only log errors, and the quota on transitions applies to Standard workflows.</summary>
    ExecutionHooks IExecutionHost.Hooks { get; } = new();

    internal StateMachineExecution Start(StateMachine machine, string name, Value input)
    {
        if (core.Chance.Stream("express-repeats").NextDouble() < Repeats)
        {
            core.Journal.Write("express", "runs-twice", machine.Name, name);
            new StateMachineExecution(this, machine, name, input).Start();
        }

        var execution = new StateMachineExecution(this, machine, name, input);
        execution.Start();
        return execution;
    }

    void IExecutionHost.OnEntered(StateMachineExecution execution, State state, Value input)
    {
    }

    void IExecutionHost.OnExited(StateMachineExecution execution, State state, string? next, Value output)
    {
    }

    void IExecutionHost.OnTaskFailed(Visit visit, StateFailedException failure)
    {
        if (visit.State is TaskState)
        {
            core.Journal.Write("express", "task-failed", visit.State.Name, $"{failure.Error}: {failure.Cause}");
        }
    }

    void IExecutionHost.OnStatusChanged(StateMachineExecution execution)
    {
        if (execution.StoppedAt is { } stopped)
        {
            Usage.Add(stopped - execution.StartedAt);
            UsageOf(execution.StateMachineArn).Add(stopped - execution.StartedAt);
        }
    }
}
