using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One execution of a state machine, redrives included.</summary>
public sealed class StateMachineExecution
{
    private readonly IExecutionHost service;
    private readonly StateMachine machine;
    private readonly Value input;
    private readonly List<(DateTimeOffset At, ExecutionStatus Status)> statuses = [];
    private TaskCompletionSource completion = NewCompletion();
    private ExecutionRun run;
    private Value? output;

    internal StateMachineExecution(IExecutionHost service, StateMachine machine, string name, Value input)
    {
        (this.service, this.machine, this.input, Name) = (service, machine, input, name);
        var kind = machine.IsExpress ? "express" : "execution";
        Arn = $"arn:aws:states:{service.Core.Region}:{CloudCore.Account}:{kind}:{machine.Name}:{name}";
        StartedAt = service.Core.Time.GetUtcNow();
        Log = new HistoryLog(service.Core.Time, entry => service.Hooks.Logged(this, entry));
        Root = new Frame(machine.Definition.States, input, null);
        run = new ExecutionRun(service, machine, this);
    }

    public string Arn { get; }

    public string Name { get; }

    public string StateMachineArn => machine.Arn;

    public ExecutionStatus Status { get; private set; } = ExecutionStatus.RUNNING;

    /// <summary>JSON.</summary>
    public string Input => input.ToString();

    /// <summary>JSON; null unless it succeeded.</summary>
    public string? Output => output?.ToString();

    public string? Error { get; private set; }

    public string? Cause { get; private set; }

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public int RedriveCount { get; private set; }

    public DateTimeOffset? RedrivenAt { get; private set; }

    /// <summary>State transitions as AWS bills them: each entry of a state, each retry, each redrive.</summary>
    public int Transitions { get; private set; }

    /// <summary>All events so far, oldest first.</summary>
    public IReadOnlyList<HistoryEvent> History => Log.ToEvents();

    /// <summary>Completes without an error when the execution ends, regardless of its outcome. A redrive creates a new one.</summary>
    public Task Completion => completion.Task;

    public bool IsRunning => Status == ExecutionStatus.RUNNING;

    internal HistoryLog Log { get; }

    internal Frame Root { get; }

    internal string? RedriveToken { get; private set; }

    /// <summary>Its status at that time; null if it had not started.</summary>
    internal ExecutionStatus? StatusAt(DateTimeOffset at) => statuses.FindLast(change => change.At <= at).Status;

    internal bool SameInput(Value other) => input.Same(other);

    internal ObjectValue Context(string roleArn)
    {
        var result = ObjectValue.From(
            ("Id", new StringValue(Arn)),
            ("Input", input),
            ("Name", new StringValue(Name)),
            ("RoleArn", new StringValue(roleArn)),
            ("StartTime", new StringValue(Timestamps.Format(StartedAt))),
            ("RedriveCount", new NumberValue(RedriveCount)));
        return RedrivenAt is { } at ? result.With("RedriveTime", new StringValue(Timestamps.Format(at))) : result;
    }

    internal void Start()
    {
        // On AWS, too, the entry of the first state has no previous event.
        Log.Append(0, new HistoryEntry("ExecutionStarted") { Name = machine.RoleArn, Data = input });
        Note("execution-started", machine.Name);
        Change(ExecutionStatus.RUNNING);
        run.Start();
    }

    internal void Redrive(string? token)
    {
        (RedriveCount, RedrivenAt, StoppedAt, Error, Cause) = (RedriveCount + 1, service.Core.Time.GetUtcNow(), null, null, null);
        RedriveToken = token;
        CountTransition();
        Root.LastEvent = Log.Append(Log.Count, new HistoryEntry("ExecutionRedriven") { Number = RedriveCount });
        completion = NewCompletion();
        run = new ExecutionRun(service, machine, this);
        Note("execution-started", $"redrive {RedriveCount} from {Root.Current.Name}");
        Change(ExecutionStatus.RUNNING);
        run.Start();
    }

    internal void CountTransition() => Transitions++;

    internal void Succeed(Value result)
    {
        output = result;
        End(ExecutionStatus.SUCCEEDED, new HistoryEntry("ExecutionSucceeded") { Data = result });
    }

    internal void Fail(StateFailedException failure) =>
        End(ExecutionStatus.FAILED, new HistoryEntry("ExecutionFailed") { Error = failure.Error, Cause = failure.Cause });

    internal void Abort(string? error, string? cause) =>
        End(ExecutionStatus.ABORTED, new HistoryEntry("ExecutionAborted") { Error = error, Cause = cause });

    /// <summary>Only the status is set: AWS was recorded to give no error.</summary>
    internal void TimeOut() => End(ExecutionStatus.TIMED_OUT, new HistoryEntry("ExecutionTimedOut"));

    private static TaskCompletionSource NewCompletion() => new();

    /// <summary>For Express workflows, only failures are noted: one execution a minute would flood the journal.</summary>
    private void Note(string kind, string detail)
    {
        if (!machine.IsExpress)
        {
            service.Core.Journal.Write("stepfunctions", kind, Name, detail);
        }
        else if (Error is not null || Status == ExecutionStatus.TIMED_OUT)
        {
            service.Core.Journal.Write("express", kind, machine.Name, detail);
        }
    }

    private void End(ExecutionStatus status, HistoryEntry entry)
    {
        if (!IsRunning)
        {
            return;
        }

        (Error, Cause, StoppedAt) = (entry.Error, entry.Cause, service.Core.Time.GetUtcNow());
        Log.AppendEnd(Root.LastEvent, entry);
        Note("execution-ended", Error is null ? status.Value : $"{status.Value}: {Error}: {Cause}");
        Change(status);
        run.Stop();
        service.Core.Time.Post(completion.SetResult);
    }

    private void Change(ExecutionStatus status)
    {
        Status = status;
        statuses.Add((service.Core.Time.GetUtcNow(), status));
        service.OnStatusChanged(this);
    }
}
