namespace Failover.Functions.Probe.Network;

/// <summary>The time that a step may take: distinguishes its own timeout from the caller's cancellation.</summary>
internal sealed class StepTime : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;

    public StepTime(TimeSpan limit, CancellationToken caller)
    {
        this.caller = caller;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        source.CancelAfter(limit);
    }

    public CancellationToken Token => source.Token;

    /// <summary>The caller has cancelled and no longer waits for an answer.</summary>
    public bool Abandoned => caller.IsCancellationRequested;

    /// <summary>A part of the step with a limit of its own.</summary>
    public CancellationTokenSource Part(TimeSpan limit)
    {
        var part = CancellationTokenSource.CreateLinkedTokenSource(Token);
        part.CancelAfter(limit);
        return part;
    }

    public void ThrowIfAbandoned() => caller.ThrowIfCancellationRequested();

    public void Dispose() => source.Dispose();
}
