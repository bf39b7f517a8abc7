using Amazon.StepFunctions;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>
/// Step Functions in one region: state machines, executions, task tokens. Its errors are <see cref="StepFunctionsServiceException"/>.
/// </summary>
public sealed class StepFunctionsService(CloudCore core) : IExecutionHost
{
    private static readonly TimeSpan NameKept = TimeSpan.FromDays(90);
    private static readonly TimeSpan RedrivablePeriod = TimeSpan.FromDays(14);

    private readonly TaskTokens tokens = new(core);
    private readonly Dictionary<string, StateMachine> machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateMachineExecution> executions = new(StringComparer.Ordinal);

    public event Action<StateChange>? StateEntered;

    public event Action<StateChange>? StateExited;

    /// <summary>Raised when an execution starts, ends or is redriven.</summary>
    public event Action<StateMachineExecution>? StatusChanged;

    internal ExecutionHooks Hooks { get; } = new();

    /// <summary>How far ListExecutions lags behind; on AWS it is eventually consistent.</summary>
    public TimeSpan ListLag { get; set; }

    /// <summary>The region of these state machines.</summary>
    public string Region => core.Region;

    CloudCore IExecutionHost.Core => core;

    TaskTokens IExecutionHost.Tokens => tokens;

    /// <summary>The region's Express workflows.</summary>
    public ExpressWorkflows Express => field ??= new ExpressWorkflows(core, tokens);

    ExecutionHooks IExecutionHost.Hooks => Hooks;

    /// <returns>The state machine's ARN.</returns>
    /// <exception cref="ArgumentException">A state machine of that name exists.</exception>
    /// <exception cref="DefinitionException">The definition exceeds the limits of Express workflows.</exception>
    public string CreateStateMachine(
        string name, StateMachineDefinition definition, ITaskRunner tasks, string roleArn, bool isExpress = false)
    {
        var arn = ArnOf(name);
        machines.Add(arn, new StateMachine(arn, name, definition, tasks, roleArn, isExpress));
        return arn;
    }

    /// <summary>Gives a state machine a new definition, which applies to executions started from now on.</summary>
    /// <returns>The state machine's ARN.</returns>
    /// <exception cref="StepFunctionsServiceException">StateMachineDoesNotExist.</exception>
    public string UpdateStateMachine(string name, StateMachineDefinition definition, ITaskRunner tasks, string roleArn)
    {
        var arn = ArnOf(name);
        machines[arn] = Machine(arn).Updated(definition, tasks, roleArn);
        return arn;
    }

    /// <summary>Starts an execution. It runs on the world's scheduler after this call.</summary>
    /// <param name="name">Unique for 90 days, except for Express workflows; null to draw one.</param>
    /// <param name="input">JSON; null for an empty object.</param>
    /// <exception cref="StepFunctionsServiceException">StateMachineDoesNotExist, InvalidName, InvalidExecutionInput,
    /// ExecutionAlreadyExists or ValidationException.</exception>
    public StateMachineExecution StartExecution(string stateMachineArn, string? name = null, string? input = null)
    {
        var machine = Machine(stateMachineArn);
        var data = Payloads.Parse(input ?? "{}", "InvalidExecutionInput", "Invalid State Machine Execution Input");
        if (name is not null && !ExecutionNames.IsValid(name))
        {
            throw new StepFunctionsServiceException("InvalidName", $"Invalid Name: '{name}'");
        }

        name ??= core.Chance.Id("execution-names").ToString();
        if (machine.IsExpress)
        {
            return Express.Start(machine, name, data);
        }

        if (machine.ByName.TryGetValue(name, out var existing)
            && (existing.IsRunning || existing.StoppedAt + NameKept > core.Time.GetUtcNow()))
        {
            // A repeated call while the execution runs gets the same answer as the first.
            return existing.IsRunning && existing.SameInput(data)
                ? existing
                : throw new StepFunctionsServiceException("ExecutionAlreadyExists", $"Execution Already Exists: '{existing.Arn}'");
        }

        var execution = new StateMachineExecution(this, machine, name, data);
        machine.Executions.Add(execution);
        machine.ByName[name] = execution;
        executions[execution.Arn] = execution;
        execution.Start();
        return execution;
    }

    /// <summary>Aborts a running execution at once and cancels its tasks; one that has ended is not changed.</summary>
    /// <exception cref="StepFunctionsServiceException">ExecutionDoesNotExist.</exception>
    public StateMachineExecution StopExecution(string executionArn, string? error = null, string? cause = null)
    {
        var execution = Execution(executionArn);
        execution.Abort(error, cause);
        return execution;
    }

    /// <summary>Continues a failed, aborted or timed-out execution from the state that did not succeed, with the same input.</summary>
    /// <param name="clientToken">A repeated token gets the same answer as the first call.</param>
    /// <exception cref="StepFunctionsServiceException">ExecutionDoesNotExist or ExecutionNotRedrivable.</exception>
    public StateMachineExecution RedriveExecution(string executionArn, string? clientToken = null)
    {
        var execution = Execution(executionArn);
        if (clientToken is not null && clientToken == execution.RedriveToken)
        {
            return execution;
        }

        var reason = execution.IsRunning ? "the execution is still running"
            : execution.Status == ExecutionStatus.SUCCEEDED ? "the execution succeeded"
            : execution.StoppedAt + RedrivablePeriod < core.Time.GetUtcNow() ? "its redrivable period of 14 days has passed"
            : execution.Log.IsFull ? "its event history has reached 24,999 events"
            : null;
        if (reason is not null)
        {
            throw new StepFunctionsServiceException("ExecutionNotRedrivable", $"Execution '{executionArn}' is not redrivable: {reason}.");
        }

        execution.Redrive(clientToken);
        return execution;
    }

    /// <exception cref="StepFunctionsServiceException">InvalidArn or ExecutionDoesNotExist.</exception>
    public StateMachineExecution Execution(string arn) =>
        executions.TryGetValue(arn, out var execution) ? execution
        : !arn.StartsWith("arn:aws:states:", StringComparison.Ordinal) ? throw InvalidArn(arn)
        : throw new StepFunctionsServiceException("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    /// <summary>All executions of a state machine, oldest first.</summary>
    /// <exception cref="StepFunctionsServiceException">InvalidArn or StateMachineDoesNotExist.</exception>
    public IReadOnlyList<StateMachineExecution> Executions(string stateMachineArn) => Machine(stateMachineArn) is { IsExpress: false } one
        ? one.Executions
        : throw new StepFunctionsServiceException("StateMachineTypeNotSupported", $"An Express workflow lists none: {stateMachineArn}");

    /// <summary>All executions of all state machines, in the order of their first starts.</summary>
    public IReadOnlyCollection<StateMachineExecution> AllExecutions => executions.Values;

    /// <param name="output">JSON.</param>
    /// <exception cref="StepFunctionsServiceException">InvalidToken, TaskTimedOut, InvalidOutput or ValidationException.</exception>
    public void SendTaskSuccess(string token, string output) =>
        tokens.Find(token).RequireOpen(token).Succeed(core.Time, Payloads.Parse(output, "InvalidOutput", "Invalid Output"));

    /// <param name="error">Null for a failure without a name, as the console sends it; it is kept without one.</param>
    /// <exception cref="StepFunctionsServiceException">InvalidToken or TaskTimedOut.</exception>
    public void SendTaskFailure(string token, string? error = null, string? cause = null) =>
        tokens.Find(token).RequireOpen(token).Fail(core.Time, error, cause);

    /// <exception cref="StepFunctionsServiceException">InvalidToken or TaskTimedOut.</exception>
    public void SendTaskHeartbeat(string token) => tokens.Find(token).RequireOpen(token).LastHeartbeat = core.Time.GetUtcNow();

    void IExecutionHost.OnEntered(StateMachineExecution execution, State state, Value input)
    {
        core.Journal.Write("stepfunctions", "state-entered", state.Name, execution.Name);
        StateEntered?.Invoke(new StateChange(execution, state.Name, state.Type, core.Time.GetUtcNow()) { Value = input });
    }

    void IExecutionHost.OnExited(StateMachineExecution execution, State state, string? next, Value output)
    {
        core.Journal.Write("stepfunctions", "state-exited", state.Name, next is null ? execution.Name : $"{execution.Name} -> {next}");
        StateExited?.Invoke(new StateChange(execution, state.Name, state.Type, core.Time.GetUtcNow()) { Value = output });
    }

    void IExecutionHost.OnTaskFailed(Visit visit, StateFailedException failure)
    {
        if (visit.State is TaskState)
        {
            core.Journal.Write(
                "stepfunctions", "task-failed", visit.State.Name, $"{visit.Run.Execution.Name}: {failure.Error}: {failure.Cause}");
        }
    }

    void IExecutionHost.OnStatusChanged(StateMachineExecution execution) => StatusChanged?.Invoke(execution);

    private string ArnOf(string machine) => $"arn:aws:states:{core.Region}:{CloudCore.Account}:stateMachine:{machine}";

    private static StepFunctionsServiceException InvalidArn(string arn) => new("InvalidArn", $"Invalid Arn: '{arn}'");

    private StateMachine Machine(string arn) =>
        machines.TryGetValue(arn, out var machine) ? machine
        : !arn.StartsWith("arn:aws:states:", StringComparison.Ordinal) ? throw InvalidArn(arn)
        : throw new StepFunctionsServiceException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    /// <summary>The resource that IAM checks: the state machine whose task waits for this token, or <c>*</c>.</summary>
    internal string ResourceOf(string token) => tokens.Find(token)?.Execution.StateMachineArn ?? "*";
}
