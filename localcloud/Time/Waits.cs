namespace Failover.LocalCloud.Time;

/// <summary>
/// Waits on the world's scheduler. .NET's own (Task.Delay, Task.WaitAsync) are limited to 49 days, truncate to whole
/// milliseconds, and may continue on the thread pool.
/// </summary>
internal static class Waits
{
    public static async ValueTask UntilAsync(VirtualTime time, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until > time.GetUtcNow())
        {
            using var signal = new Signal(time, until, cancellationToken);
            await signal.Task;
        }
    }

    /// <summary>Waits for <paramref name="task"/>, but no longer than <paramref name="until"/>.</summary>
    /// <returns>Whether the task ended in time; if it failed, its exception is thrown.</returns>
    public static async ValueTask<bool> ForAsync(Task task, VirtualTime time, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            using (var signal = new Signal(time, until, cancellationToken))
            {
                task.GetAwaiter().UnsafeOnCompleted(signal.Set);
                await signal.Task;
            }

            if (!task.IsCompleted)
            {
                return false;
            }
        }

        await task;
        return true;
    }

    /// <summary>Completes when it is set, when its time comes, or when it is cancelled.</summary>
    private sealed class Signal : TaskCompletionSource, IDisposable
    {
        private readonly VirtualTimer? timer;
        private readonly CancellationTokenRegistration registration;

        public Signal(VirtualTime time, DateTimeOffset? until, CancellationToken cancellationToken)
        {
            if (until is { } end)
            {
                timer = new VirtualTimer(
                    time, static signal => ((Signal)signal!).Set(), this, end - time.GetUtcNow(), Timeout.InfiniteTimeSpan);
            }

            registration = cancellationToken.UnsafeRegister(static (signal, token) => ((Signal)signal!).TrySetCanceled(token), this);
        }

        public void Set() => TrySetResult();

        public void Dispose()
        {
            registration.Dispose();
            timer?.Dispose();
        }
    }
}
