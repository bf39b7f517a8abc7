namespace Failover.LocalCloud.Time;

/// <summary>Work that is ready to run, in order of arrival; any thread may add to it.</summary>
internal sealed class ReadyWork
{
    private readonly Lock gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private readonly SemaphoreSlim arrived = new(0);
    private volatile bool isPaced;

    /// <summary>Whether the scheduler waits for work; unpaced, it never does.</summary>
    public bool IsPaced
    {
        get => isPaced;
        set => isPaced = value;
    }

    public void Post(SendOrPostCallback callback, object? state)
    {
        lock (gate)
        {
            queue.Enqueue((callback, state));
        }

        if (isPaced)
        {
            arrived.Release();
        }
    }

    public bool TryTake(out (SendOrPostCallback Callback, object? State) work)
    {
        // Between two timers the queue is mostly empty; what another thread posts meanwhile is found the next time.
        if (!isPaced && queue.Count == 0)
        {
            work = default;
            return false;
        }

        lock (gate)
        {
            return queue.TryDequeue(out work);
        }
    }

    /// <summary>Wakes the waiting thread without adding work.</summary>
    public void Signal() => arrived.Release();

    /// <summary>Discards the signals of work that has already been taken; false if there is work left to take.</summary>
    public bool Settle()
    {
        while (arrived.Wait(0))
        {
            // Discarded.
        }

        lock (gate)
        {
            return queue.Count == 0;
        }
    }

    public void Wait() => arrived.Wait();

    /// <summary>False if nothing arrived within <paramref name="longest"/>.</summary>
    public bool Wait(TimeSpan longest) => arrived.Wait(longest);
}
