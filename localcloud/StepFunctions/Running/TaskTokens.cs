using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The tokens of tasks that wait for an answer from outside.</summary>
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

    /// <returns>Null where no such token was ever given out.</returns>
    public PendingTask? Find(string token) => tokens.GetValueOrDefault(token);
}

/// <summary>A task that waits for its token.</summary>
internal sealed class PendingTask(string token, StateMachineExecution execution, DateTimeOffset now)
{
    private readonly TaskCompletionSource<Value> answer = new();
    private bool closed;

    public string Token => token;

    public StateMachineExecution Execution => execution;

    public DateTimeOffset LastHeartbeat { get; set; } = now;

    /// <summary>Whether an answer still counts: none was given, and the task still waits.</summary>
    public bool IsOpen => !closed && execution.IsRunning;

    public void Succeed(VirtualTime time, Value output) => Answer(time, () => answer.SetResult(output));

    public void Fail(VirtualTime time, string? error, string? cause) =>
        Answer(time, () => answer.SetException(new TaskFailedException(error, cause)));

    public void Close() => closed = true;

    public async ValueTask<Value> WaitAsync(VirtualTime time, TaskLimits limits, CancellationToken cancellationToken)
    {
        while (!await Waits.ForAsync(answer.Task, time, limits.End(LastHeartbeat), cancellationToken))
        {
            if (limits.End(LastHeartbeat) <= time.GetUtcNow())
            {
                throw new TaskTimeoutException();
            }
        }

        return await answer.Task;
    }

    /// <summary>The execution goes on after the caller's turn, not within its call.</summary>
    private void Answer(VirtualTime time, Action give)
    {
        closed = true;
        time.Post(give);
    }
}
