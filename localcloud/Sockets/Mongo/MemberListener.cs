using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Failover.Sockets.Mongo;

/// <summary>Accepts connections until it falls silent, or until it is disposed, which resets them.</summary>
internal sealed class MemberListener : IAsyncDisposable
{
    // A fleet that reconnects all at once must not overflow the listener's queue: Linux caps it at net.core.somaxconn.
    private const int Backlog = 4096;

    private readonly Socket socket;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource silent = new();
    private readonly ConcurrentDictionary<Socket, Task> connections = new();
    private readonly List<Socket> fillers = [];
    private readonly Func<Stream, Func<Task>, CancellationToken, Task> serve;
    private readonly Task accepting;
    private bool disposed;

    /// <param name="serve">Serves a connection; awaits its second argument before each answer, which never ends in a silent member.</param>
    public MemberListener(IPEndPoint address, Func<Stream, Func<Task>, CancellationToken, Task> serve)
    {
        this.serve = serve;
        socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(address);
        socket.Listen(Backlog);
        Address = (IPEndPoint)socket.LocalEndPoint!;
        accepting = AcceptAsync();
    }

    public IPEndPoint Address { get; }

    public int OpenConnections => connections.Count;

    /// <summary>
    /// Connections stay open and unanswered. A dead host does not even answer a SYN: the listener's queue is shortened and filled,
    /// after which Linux drops them.
    /// </summary>
    public void FallSilent()
    {
        silent.Cancel();
        socket.Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var filler = new Socket(Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            fillers.Add(filler);
            try
            {
                filler.Connect(Address);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // In progress, as intended.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await stop.CancelAsync();
        socket.Dispose();
        fillers.ForEach(f => f.Dispose());
        await accepting;
        foreach (var (connection, serving) in connections)
        {
            Reset(connection);
            await serving;
        }

        stop.Dispose();
        silent.Dispose();
    }

    private async Task AcceptAsync()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, silent.Token);
        try
        {
            while (true)
            {
                var connection = await socket.AcceptAsync(end.Token);
                Start(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Silent or disposed.
        }
    }

    private void Start(Socket connection)
    {
        connection.NoDelay = true;
        connections[connection] = Task.CompletedTask;
        var serving = ServeAsync(connection);
        connections.TryUpdate(connection, serving, Task.CompletedTask);
    }

    private async Task ServeAsync(Socket connection)
    {
        await Task.Yield();
        try
        {
            await using var stream = new NetworkStream(connection);
            await serve(stream, UntilAnsweringAsync, stop.Token);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The client left, or sent something that is not a message: a server closes the connection and carries on.
        }
        finally
        {
            connections.TryRemove(connection, out _);
            Reset(connection);
        }
    }

    private Task UntilAnsweringAsync() =>
        silent.IsCancellationRequested ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token) : Task.CompletedTask;

    private static bool IsGone(Exception failure) => failure is IOException or SocketException or FormatException or AuthenticationException
        or OperationCanceledException or ObjectDisposedException;

    // No lingering: when a process dies, its connections are reset.
    private static void Reset(Socket connection)
    {
        try
        {
            connection.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Already closed.
        }

        connection.Dispose();
    }
}
