namespace Failover.LocalCloud.Time;

/// <summary>What can run now, in the order in which it came; any thread may add to it.</summary>
internal sealed class ReadyWork
{
    private readonly Lock gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private readonly SemaphoreSlim arrived = new(0);
    private volatile bool isPaced;

    /// <summary>Whether anybody waits for work: as fast as it goes, nobody does.</summary>
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
        // Between two timers there is mostly nothing; what another thread posts meanwhile is found the next time.
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

    /// <summary>Wakes who waits, without work.</summary>
    public void Signal() => arrived.Release();

    /// <summary>Forgets the signals of work that was already taken; false where some is left to take.</summary>
    public bool Settle()
    {
        while (arrived.Wait(0))
        {
            // One signal less.
        }

        lock (gate)
        {
            return queue.Count == 0;
        }
    }

    public void Wait() => arrived.Wait();

    /// <summary>False where nothing arrived within <paramref name="longest"/>.</summary>
    public bool Wait(TimeSpan longest) => arrived.Wait(longest);
}
