using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Waits of any length: .NET's own timers end at 49 days, AWS's waits at a year.</summary>
internal static class Waits
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    public static async ValueTask UntilAsync(VirtualTime time, DateTimeOffset until, CancellationToken cancellationToken)
    {
        for (var left = until - time.GetUtcNow(); left > TimeSpan.Zero; left = until - time.GetUtcNow())
        {
            await time.Delay(Chunk(left), cancellationToken);
        }
    }

    /// <summary>Waits for <paramref name="task"/>, but not past <paramref name="until"/>.</summary>
    /// <returns>Whether the task ended in time; its exception is thrown.</returns>
    public static async ValueTask<bool> ForAsync(Task task, VirtualTime time, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        while (!task.IsCompleted && until is { } end)
        {
            var left = end - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            try
            {
                await task.WaitAsync(Chunk(left), time, cancellationToken);
            }
            catch (TimeoutException) when (!task.IsCompleted)
            {
                // Looks at the clock again.
            }
        }

        await task.WaitAsync(cancellationToken);
        return true;
    }

    /// <summary>Timers of tasks cut off what is below a millisecond: rounded up, they never wake too early.</summary>
    private static TimeSpan Chunk(TimeSpan left) =>
        left < Longest ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : Longest;
}
