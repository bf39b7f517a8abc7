using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The tokens of tasks that wait for a callback.</summary>
internal sealed class TaskTokens(CloudCore core)
{
    private readonly Dictionary<string, PendingTask> tokens = new(StringComparer.Ordinal);

    public PendingTask Issue(StateMachineExecution execution)
    {
        var bytes = new byte[48];
        core.Chance.Stream("task-tokens").NextBytes(bytes);
        var pending = new PendingTask("AQB" + Convert.ToBase64String(bytes), execution, core.Time.GetUtcNow());
        tokens.Add(pending.Token, pending);
        return pending;
    }

    /// <returns>Null if the token was never issued.</returns>
    public PendingTask? Find(string token) => tokens.GetValueOrDefault(token);
}

/// <summary>A task that waits for its token to be sent back.</summary>
internal sealed class PendingTask(string token, StateMachineExecution execution, DateTimeOffset now)
{
    private readonly TaskCompletionSource<TaskAnswer> answer = new();
    private bool closed;

    public string Token => token;

    public StateMachineExecution Execution => execution;

    public DateTimeOffset LastHeartbeat { get; set; } = now;

    /// <summary>Whether an answer is still accepted: none has been given, and the task is still waiting.</summary>
    public bool IsOpen => !closed && execution.IsRunning;

    public void Succeed(VirtualTime time, Value output) => Answer(time, () => answer.SetResult(new TaskAnswer(output)));

    public void Fail(VirtualTime time, string? error, string? cause) =>
        Answer(time, () => answer.SetResult(new TaskAnswer(new TaskFailure(error, cause))));

    public void Close() => closed = true;

    /// <returns>Null if the task timed out.</returns>
    public async ValueTask<TaskAnswer?> WaitAsync(VirtualTime time, TaskLimits limits, CancellationToken cancellationToken)
    {
        while (!await Waits.ForAsync(answer.Task, time, limits.End(LastHeartbeat), cancellationToken))
        {
            if (limits.End(LastHeartbeat) <= time.GetUtcNow())
            {
                return null;
            }
        }

        return await answer.Task;
    }

    /// <summary>Delivers the answer after the caller's turn, so that the execution does not continue within its call.</summary>
    private void Answer(VirtualTime time, Action give)
    {
        closed = true;
        time.Post(give);
    }
}
