namespace Failover.LocalCloud.Time;

/// <summary>
/// A wait in virtual time. A world consists almost entirely of waits, and .NET's own would copy the execution context for each.
/// </summary>
internal sealed class VirtualDelay : TaskCompletionSource
{
    private CancellationTokenRegistration registration;
    private VirtualTimer? timer;

    public static Task Start(VirtualTime time, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var waiting = new VirtualDelay();
        waiting.timer = new VirtualTimer(time, static state => ((VirtualDelay)state!).End(), waiting, delay, Timeout.InfiniteTimeSpan);
        waiting.registration = cancellationToken.UnsafeRegister(static (state, token) => ((VirtualDelay)state!).Cancel(token), waiting);
        return waiting.Task;
    }

    private void End()
    {
        registration.Dispose();
        TrySetResult();
    }

    private void Cancel(CancellationToken token)
    {
        timer?.Dispose();
        TrySetCanceled(token);
    }
}
