using System.Net;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;

namespace Failover.DocumentDb.Connecting;

/// <summary>
/// The time during which a client has one writer. It ends when the driver sees another server as the writer, or none, and when the client
/// is replaced. The driver leaves an operation that waits for a silent host to its socket timeout; the tenure's end can cancel it.
/// </summary>
internal sealed class Tenure(TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource source = new();
    private string? writer;
    private long lostAt = clock.GetTimestamp();
    private bool over;

    /// <summary>The current tenure's token; cancelled for good once the client is replaced.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (gate)
            {
                return over ? new CancellationToken(canceled: true) : source.Token;
            }
        }
    }

    /// <summary>How long the driver has known no writer; zero if it knows one.</summary>
    public TimeSpan WithoutWriter
    {
        get
        {
            lock (gate)
            {
                return writer is null ? clock.GetElapsedTime(lostAt) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>The host that accepts writes, as the driver sees it; null if it knows none.</summary>
    public static string? WriterOf(ClusterDescription cluster) => cluster.Servers
        .Where(s => s.State == ServerState.Connected)
        .Where(s => s.Type is ServerType.ReplicaSetPrimary or ServerType.Standalone or ServerType.ShardRouter)
        .Select(s => Host(s.EndPoint))
        .FirstOrDefault();

    public static string Host(EndPoint endPoint) => endPoint is DnsEndPoint dns ? dns.Host.ToLowerInvariant() : $"{endPoint}";

    /// <summary>Called by the driver whenever its view changes.</summary>
    public void Note(ClusterDescription cluster)
    {
        lock (gate)
        {
            var (before, now) = (writer, WriterOf(cluster));
            writer = now;
            lostAt = before is not null && now is null ? clock.GetTimestamp() : lostAt;
            if (over || before is null || before == now)
            {
                return;
            }

            Cancel(source);
            source = new();
        }
    }

    public void End()
    {
        lock (gate)
        {
            if (!over)
            {
                over = true;
                Cancel(source);
            }
        }
    }

    public void Dispose()
    {
        End();
        source.Dispose();
    }

    // Not on this thread, which belongs to the driver: cancelled operations may run for a long time.
    private static void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();
}
