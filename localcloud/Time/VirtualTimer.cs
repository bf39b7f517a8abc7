namespace Failover.LocalCloud.Time;

/// <summary>A timer whose stale entries in the queue are skipped, so that changing it needs no search.</summary>
internal sealed class VirtualTimer : ITimer
{
    private readonly VirtualTime time;
    private readonly TimerCallback callback;
    private readonly object? state;
    private TimeSpan period;
    private long due = long.MaxValue;
    private long ticket;
    private bool disposed;

    public VirtualTimer(VirtualTime time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        this.time = time;
        this.callback = callback;
        this.state = state;
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        this.period = period;
        due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.Now + Math.Max(0, dueTime.Ticks);
        Enqueue();
        return true;
    }

    /// <summary>Whether the queue's entry with this ticket is current: each change issues a new one.</summary>
    public bool IsDue(long entry) => entry == ticket && due != long.MaxValue;

    public void Fire()
    {
        if (period > TimeSpan.Zero)
        {
            due += period.Ticks;
            Enqueue();
        }
        else
        {
            due = long.MaxValue;
        }

        callback(state);
    }

    public void Dispose()
    {
        disposed = true;
        due = long.MaxValue;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Enqueue()
    {
        if (due != long.MaxValue)
        {
            ticket = time.Schedule(this, due);
        }
    }
}
