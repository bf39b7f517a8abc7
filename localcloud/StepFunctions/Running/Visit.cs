using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Where a state leads: the next one (null: its block ends) and that one's input.</summary>
internal readonly record struct Step(string? Next, Value Output);

/// <summary>One stay in a state, from its entry to its exit, retries included.</summary>
internal sealed class Visit(ExecutionRun run, Frame frame) : IScope
{
    /// <summary>AWS's quota of a payload in bytes of UTF-8.</summary>
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

    /// <summary>The token of a task that waits for one, for <c>$$.Task.Token</c>.</summary>
    public string? Token { get; private set; }

    public Random Random => run.Random;

    Value IScope.Context => context ??= ContextObject.From(this, enteredAt);

    /// <param name="resumes">A redrive goes on inside a state that was entered already; AWS schedules its work again without a new
    /// entry.</param>
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

    /// <summary>Whether the branches or items of this try failed it: AWS says so once, after the last try.</summary>
    public bool BranchesFailed { get; set; }

    /// <summary>Writes an event that the next one does not follow: both name the same previous event.</summary>
    public void AppendAside(HistoryEntry entry) => run.Execution.Log.Append(frame.LastEvent, entry);

    public int Append(HistoryEntry entry) => frame.LastEvent = run.Execution.Log.Append(frame.LastEvent, entry);

    public Value SelectInput() => State.Input.Apply(Input, this);

    /// <summary>A definition's path or function failed on this input, worded as AWS words it.</summary>
    public StateFailedException Explain(EvaluationException problem) => Failure(problem.Error, problem.Message);

    public StateFailedException Failure(string error, string message) => new(error, string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"An error occurred while executing the state '{State.Name}' (entered at the event id #{enteredEvent}). {message}"));

    /// <param name="what">What has that size.</param>
    /// <param name="whose">The task's resource, as AWS names it; null: the state.</param>
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
