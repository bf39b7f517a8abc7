namespace Failover.LocalCloud.Time;

/// <summary>
/// Waits on the world's scheduler. .NET's own (Task.Delay, Task.WaitAsync) end at 49 days, cut off what is below a
/// millisecond, and may continue on the thread pool.
/// </summary>
internal static class Waits
{
    public static async ValueTask UntilAsync(VirtualTime time, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until > time.GetUtcNow())
        {
            await SignalAsync(new TaskCompletionSource(), time, until, cancellationToken);
        }
    }

    /// <summary>Waits for <paramref name="task"/>, but not past <paramref name="until"/>.</summary>
    /// <returns>Whether the task ended in time; its exception is thrown.</returns>
    public static async ValueTask<bool> ForAsync(Task task, VirtualTime time, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            var signal = new TaskCompletionSource();
            _ = ObserveAsync(task, signal);
            await SignalAsync(signal, time, until, cancellationToken);
            if (!task.IsCompleted)
            {
                return false;
            }
        }

        await task;
        return true;
    }

    private static async Task SignalAsync(TaskCompletionSource signal, VirtualTime time, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        using var timer = until is { } end
            ? time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), signal, end - time.GetUtcNow(), Timeout.InfiniteTimeSpan)
            : null;
        using var registration = cancellationToken.UnsafeRegister(static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), signal);
        await signal.Task;
    }

    private static async Task ObserveAsync(Task task, TaskCompletionSource signal)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        signal.TrySetResult();
    }
}
