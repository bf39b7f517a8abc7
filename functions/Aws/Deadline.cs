namespace Failover.Functions.Aws;

/// <summary>Ends the wait for work that may ignore its cancellation.</summary>
internal static class Deadline
{
    /// <summary>
    /// The work's outcome, or <see cref="OperationCanceledException"/> as soon as the token is cancelled; the work is then abandoned.
    /// </summary>
    /// <remarks>
    /// Not <see cref="Task{TResult}.WaitAsync(CancellationToken)"/>: that completes through the thread pool, and on the local cloud, whose
    /// time stands still while its only thread has work, two threads would race.
    /// </remarks>
    public static Task<T> EnforceAsync<T>(Task<T> work, CancellationToken cancellationToken) =>
        work.IsCompleted || !cancellationToken.CanBeCanceled ? work : new First<T>(work, cancellationToken).Task;

    /// <summary>Completes with whichever comes first: the end of the work, or the deadline.</summary>
    private sealed class First<T> : TaskCompletionSource<T>
    {
        private readonly Task<T> work;
        private readonly CancellationTokenRegistration registration;

        public First(Task<T> work, CancellationToken cancellationToken)
        {
            this.work = work;
            registration = cancellationToken.UnsafeRegister(static (first, token) => ((First<T>)first!).TrySetCanceled(token), this);
            work.GetAwaiter().UnsafeOnCompleted(End);
        }

        private void End()
        {
            registration.Dispose();
            TrySetFromTask(work);
        }
    }
}
