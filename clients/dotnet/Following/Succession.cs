using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Telemetry;

namespace Failover.DocumentDb.Following;

/// <summary>Holds the current client, and retires the previous one on a handover.</summary>
internal sealed class Succession(FailoverClientOptions options, FollowerLog log) : IAsyncDisposable
{
    private readonly Retirement retirement = new(options);
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DriverClient? current;

    public DriverClient? Current => current;

    /// <summary>Completes with the first client.</summary>
    public Task First => first.Task;

    /// <summary>The current client as it is now; null before the first.</summary>
    public ClusterSight? Sight => current is { } client
        ? new(client.Target, client.Hosts, client.Writer, client.Tenure.WithoutWriter)
        : null;

    /// <returns>Whether another client was current before.</returns>
    public bool HandOver(DriverClient proven)
    {
        var old = current;
        current = proven;
        if (old is null)
        {
            log.Connected(options.Record, proven.Target);
            first.TrySetResult();
            return false;
        }

        log.Moved(options.Record, old.Target, proven.Target);
        retirement.Retire(old);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        first.TrySetCanceled();
        await retirement.DisposeAsync();
        current?.Dispose();
    }
}
