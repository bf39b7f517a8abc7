using System.Net.Sockets;

namespace Failover.DocumentDb.Connecting;

/// <summary>
/// Knows the sockets of one driver client. The driver forgets a connection that is still in its TLS handshake, which on its monitoring
/// threads knows no timeout: a host that goes silent there would hold the thread for ever.
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
