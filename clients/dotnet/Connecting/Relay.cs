using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Failover.DocumentDb.Records;
using MongoDB.Driver.Core.Connections;

namespace Failover.DocumentDb.Connecting;

/// <summary>
/// Lets the driver resolve hosts through the given DNS servers. The driver asks only the system, and its streams cannot be replaced (3.x),
/// but it passes host names to a SOCKS5 proxy (RFC 1928). This is such a proxy, on a free loopback port, for this process only: it
/// requires a generated password. It forwards bytes that it cannot read: TLS runs end to end, verified against the endpoint's name.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private readonly ConcurrentDictionary<Socket, bool> sockets = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HostConnector connector;

    /// <param name="connectTimeout">For resolving and connecting together.</param>
    public Relay(IReadOnlyList<string> resolvers, TimeSpan connectTimeout)
    {
        connector = new HostConnector(NameServers.Client(resolvers), connectTimeout);
        listener.Start();
        _ = AcceptAsync();
    }

    public Socks5ProxySettings Settings => new(
        IPAddress.Loopback.ToString(),
        ((IPEndPoint)listener.LocalEndpoint).Port,
        Socks5AuthenticationSettings.UsernamePassword("failover", password));

    public void Dispose()
    {
        if (!stop.IsCancellationRequested)
        {
            stop.Cancel();
            listener.Dispose();
            foreach (var socket in sockets.Keys)
            {
                socket.Dispose();
            }

            stop.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        var token = stop.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(token), token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket near, CancellationToken cancellationToken)
    {
        Keep(near);
        Socket? far = null;
        try
        {
            await using var stream = new NetworkStream(near);
            var (host, port) = await Socks5.ReadRequestAsync(stream, password, cancellationToken);
            far = await connector.ConnectAsync(host, port, cancellationToken);
            await Socks5.AnswerAsync(stream, far is not null, cancellationToken);
            if (far is not null)
            {
                Keep(far);
                await using var beyond = new NetworkStream(far);
                await Task.WhenAny(stream.CopyToAsync(beyond, cancellationToken), beyond.CopyToAsync(stream, cancellationToken));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException
            or OperationCanceledException or ObjectDisposedException)
        {
            // Either side closed the connection: both are closed, and the driver reports it.
        }
        finally
        {
            Close(near);
            Close(far);
        }
    }

    private void Keep(Socket socket)
    {
        socket.NoDelay = true;
        sockets[socket] = true;
        if (stop.IsCancellationRequested)
        {
            Close(socket);
        }
    }

    private void Close(Socket? socket)
    {
        if (socket is not null)
        {
            sockets.TryRemove(socket, out _);
            socket.Dispose();
        }
    }
}
