using System.Collections.Concurrent;
using Failover.DocumentDb.Connecting;

namespace Failover.DocumentDb.Following;

/// <summary>Gives replaced clients' operations a grace period to finish, then closes the clients.</summary>
internal sealed class Retirement(FailoverClientOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DriverClient, Task> retiring = new();
    private readonly CancellationTokenSource stop = new();

    public void Retire(DriverClient client)
    {
        client.Tenure.End();
        retiring[client] = Task.CompletedTask;
        retiring.TryUpdate(client, CloseAsync(client), Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(retiring.Values);
        stop.Dispose();
    }

    private async Task CloseAsync(DriverClient client)
    {
        await Task.Delay(options.HandoverGrace, options.TimeProvider, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Dispose();
        retiring.TryRemove(client, out _);
    }
}
