using System.Net.Sockets;

namespace Failover.DocumentDb.Connecting;

/// <summary>
/// Tracks the sockets of one driver client. The driver loses track of a connection that is still in its TLS handshake, which has no timeout
/// on its monitoring threads: a host that goes silent there would block the thread forever.
/// </summary>
internal sealed class SocketKeeper : IDisposable
{
    private readonly Lock gate = new();
    private List<Socket> sockets = [];
    private int pruneAt = 16;
    private bool closed;

    public void Keep(Socket socket)
    {
        lock (gate)
        {
            if (closed)
            {
                socket.Dispose();
                return;
            }

            sockets.Add(socket);
            if (sockets.Count >= pruneAt)
            {
                sockets = [.. sockets.Where(s => !s.SafeHandle.IsClosed)];
                pruneAt = Math.Max(16, sockets.Count * 2);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            sockets.ForEach(s => s.Dispose());
            sockets.Clear();
        }
    }
}
