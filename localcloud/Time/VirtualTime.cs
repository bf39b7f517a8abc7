namespace Failover.LocalCloud.Time;

/// <summary>
/// Time that passes only when there is nothing left to do: a <see cref="TimeProvider"/> with its own single-threaded scheduler.
/// It runs all ready work, then jumps to the next timer, so that an hour takes milliseconds and the same seed gives the same trace.
/// </summary>
/// <remarks>
/// Continuations return to it through its <see cref="SynchronizationContext"/>. Code that runs on it must not leave it
/// (<c>ConfigureAwait(false)</c>, <c>Task.Run</c>), or it would no longer determine the order of events.
/// </remarks>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly ReadyWork ready = new();
    private readonly PriorityQueue<VirtualTimer, Turn> timers = new();
    private readonly long origin = start.UtcTicks;
    private long now = start.UtcTicks;
    private long sequence;

    /// <summary>The time at which the run starts.</summary>
    public DateTimeOffset Start => new(origin, TimeSpan.Zero);

    /// <summary>How long the world has run.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(now - origin);

    internal long Now => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public override long GetTimestamp() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new VirtualTimer(this, callback, state, dueTime, period);

    /// <summary>
    /// Waits for <paramref name="delay"/> of virtual time, truncated to whole milliseconds like
    /// <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>.
    /// </summary>
    public Task Delay(TimeSpan delay, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled(cancellationToken)
        : VirtualDelay.Start(this, TimeSpan.FromMilliseconds((long)delay.TotalMilliseconds), cancellationToken);

    /// <summary>Runs <paramref name="action"/> at <paramref name="at"/> after the start, or at once if that has passed.</summary>
    public void At(TimeSpan at, Action action) => After(TimeSpan.FromTicks(Math.Max(0, (at - Elapsed).Ticks)), action);

    /// <summary>Runs <paramref name="action"/> once, <paramref name="delay"/> from now.</summary>
    public void After(TimeSpan delay, Action action) =>
        _ = new VirtualTimer(this, static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Runs <paramref name="action"/> every <paramref name="period"/>, first after <paramref name="first"/>, until the returned timer is
    /// disposed.
    /// </summary>
    public ITimer Every(TimeSpan first, TimeSpan period, Action action) =>
        new VirtualTimer(this, static state => ((Action)state!)(), action, first, period);

    /// <summary>Runs <paramref name="main"/> to its end in virtual time, along with everything else that happens meanwhile.</summary>
    /// <param name="pace">Virtual seconds per real second; null to run as fast as possible.</param>
    /// <exception cref="InvalidOperationException">Nothing is left that could ever complete <paramref name="main"/>.</exception>
    public void Run(Func<Task> main, double? pace = null)
    {
        var context = new VirtualSynchronizationContext(this);
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        ready.IsPaced = pace is not null;
        try
        {
            var task = main();
            _ = task.ContinueWith(
                static (_, state) => ((ReadyWork)state!).Signal(), ready, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            Pump(task, pace);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc cref="Run(Func{Task}, double?)"/>
    public T Run<T>(Func<Task<T>> main, double? pace = null)
    {
        T result = default!;
        Run(async () => { result = await main(); }, pace);
        return result;
    }

    /// <summary>Queues work from any thread; it runs on the scheduler's own.</summary>
    public void Post(Action action) => Post(static state => ((Action)state!)(), action);

    internal void Post(SendOrPostCallback callback, object? state) => ready.Post(callback, state);

    private void Pump(Task main, double? pace)
    {
        var wall = System.GetTimestamp();
        var virtualStart = now;
        while (true)
        {
            while (ready.TryTake(out var work))
            {
                work.Callback(work.State);
            }

            if (main.IsCompleted)
            {
                return;
            }

            if (!timers.TryPeek(out _, out var next))
            {
                if (pace is null)
                {
                    throw new InvalidOperationException(
                        "Nothing is left to run, but the run has not ended: a task waits for something that no timer will trigger.");
                }

                ready.Wait();
                now = Math.Max(now, virtualStart + (long)(System.GetElapsedTime(wall).Ticks * pace.Value));
                continue;
            }

            if (pace is { } speed && !WaitFor(next.Due, virtualStart, wall, speed))
            {
                continue;
            }

            Fire();
        }
    }

    /// <summary>Waits until real time has caught up with <paramref name="due"/>; false if work arrived earlier.</summary>
    private bool WaitFor(long due, long virtualStart, long wall, double pace)
    {
        if (!ready.Settle())
        {
            return false;
        }

        var remaining = TimeSpan.FromTicks((long)((due - virtualStart) / pace)) - System.GetElapsedTime(wall);
        if (remaining <= TimeSpan.Zero || !ready.Wait(remaining))
        {
            return true;
        }

        now = Math.Clamp(virtualStart + (long)(System.GetElapsedTime(wall).Ticks * pace), now, due);
        return false;
    }

    private void Fire()
    {
        timers.TryDequeue(out var timer, out var entry);
        if (timer!.IsDue(entry.Sequence))
        {
            now = Math.Max(now, entry.Due);
            timer.Fire();
        }
    }

    internal long Schedule(VirtualTimer timer, long due)
    {
        timers.Enqueue(timer, new Turn(due, ++sequence));
        return sequence;
    }
}
