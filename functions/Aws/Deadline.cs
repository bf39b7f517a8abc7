namespace Failover.Functions.Aws;

/// <summary>Ends the wait for work that may not heed its cancellation.</summary>
internal static class Deadline
{
    /// <summary>
    /// The work's outcome, or <see cref="OperationCanceledException"/> as soon as the token is cancelled; the work is then abandoned.
    /// </summary>
    /// <remarks>
    /// Not <see cref="Task{TResult}.WaitAsync(CancellationToken)"/>: it comes back by way of the thread pool, and on the local cloud, whose
    /// time stands still while its one thread has work, two threads would race.
    /// </remarks>
    public static Task<T> EnforceAsync<T>(Task<T> work, CancellationToken cancellationToken) =>
        work.IsCompleted || !cancellationToken.CanBeCanceled ? work : FirstAsync(work, cancellationToken);

    private static async Task<T> FirstAsync<T>(Task<T> work, CancellationToken cancellationToken)
    {
        var first = new TaskCompletionSource<T>();
        await using var registration = cancellationToken.UnsafeRegister(
            static (source, token) => ((TaskCompletionSource<T>)source!).TrySetCanceled(token), first);
        _ = work.ContinueWith(
            static (done, source) => ((TaskCompletionSource<T>)source!).TrySetFromTask(done),
            first,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Current);
        return await first.Task;
    }
}
