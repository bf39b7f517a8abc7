namespace Failover.LocalCloud.Time;

/// <summary>Posts continuations back to the world's scheduler.</summary>
internal sealed class VirtualSynchronizationContext(VirtualTime time) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => time.Post(d, state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
