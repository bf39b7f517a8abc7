using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The step out of a state: the next state (null if the block ends) and its input.</summary>
internal readonly record struct Step(string? Next, Value Output);

/// <summary>One visit to a state, from its entry to its exit, retries included.</summary>
internal sealed class Visit(ExecutionRun run, Frame frame) : IScope
{
    /// <summary>AWS's payload quota, in bytes of UTF-8.</summary>
    private const int MostBytes = 262_144;

    private ObjectValue? context;
    private DateTimeOffset enteredAt;
    private int enteredEvent;

    public ExecutionRun Run => run;

    public Frame Frame => frame;

    public State State { get; } = frame.Current;

    /// <summary>The raw input.</summary>
    public Value Input => frame.Input;

    public int RetryCount { get; private set; }

    /// <summary>The token of a task that waits for a callback, for <c>$$.Task.Token</c>.</summary>
    public string? Token { get; private set; }

    public Random Random => run.Random;

    Value IScope.Context => context ??= ContextObject.From(this, enteredAt);

    /// <param name="resumes">Whether a redrive continues in a state that was already entered; AWS then schedules its work again without a
    /// new entry.</param>
    public void Enter(bool resumes)
    {
        enteredAt = run.Core.Time.GetUtcNow();
        enteredEvent = frame.LastEvent;
        if (!resumes)
        {
            run.Execution.CountTransition();
            enteredEvent = Append(new HistoryEntry(EventTypes.Entered(State)) { Name = State.Name, Data = frame.Input });
            frame.Entered = true;
        }

        run.Service.OnEntered(run.Execution, State, frame.Input);
        RequireFits(frame.Input, "was entered with an input");
    }

    public void Exit(Step step)
    {
        RequireFits(step.Output, "returned a result");
        Append(new HistoryEntry(EventTypes.Exited(State)) { Name = State.Name, Data = step.Output });
        run.Service.OnExited(run.Execution, State, step.Next, step.Output);
    }

    public void CountRetry()
    {
        RetryCount++;
        context = null;
        run.Execution.CountTransition();
    }

    public void Issue(string? token) => (Token, context) = (token, null);

    /// <summary>Whether this try failed because of its branches or items: AWS records that once, after the last try.</summary>
    public bool BranchesFailed { get; set; }

    /// <summary>Writes an event outside the chain: it and the next one name the same previous event.</summary>
    public void AppendAside(HistoryEntry entry) => run.Execution.Log.Append(frame.LastEvent, entry);

    public int Append(HistoryEntry entry) => frame.LastEvent = run.Execution.Log.Append(frame.LastEvent, entry);

    public Value SelectInput() => State.Input.Apply(Input, this);

    /// <summary>The failure of a path or function in the definition, in AWS's wording.</summary>
    public StateFailedException Explain(EvaluationException problem) => Failure(problem.Error, problem.Message);

    public StateFailedException Failure(string error, string message) => new(error, string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"An error occurred while executing the state '{State.Name}' (entered at the event id #{enteredEvent}). {message}"));

    /// <param name="what">What has that size, in the wording of AWS's message.</param>
    /// <param name="whose">The task's resource, as AWS names it; null for the state.</param>
    /// <exception cref="StateFailedException">States.DataLimitExceeded.</exception>
    public void RequireFits(Value data, string what, string? whose = null)
    {
        if (data.Size > MostBytes)
        {
            throw new StateFailedException(
                ErrorNames.DataLimitExceeded,
                $"The state/task '{whose ?? State.Name}' {what} with a size exceeding the maximum number of bytes service limit.");
        }
    }
}
