using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>Listens on a free loopback port and plays a script to each connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public LoopbackServer(Func<Stream, CancellationToken, Task> script, IPAddress? address = null)
    {
        listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start();
        accepting = AcceptAsync(script);
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>The script behind TLS with this certificate.</summary>
    public static Func<Stream, CancellationToken, Task> Tls(X509Certificate2 certificate, Func<Stream, CancellationToken, Task> script) =>
        async (stream, token) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
            await script(tls, token);
        };

    public static Task Silence(Stream stream, CancellationToken token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);

    private async Task AcceptAsync(Func<Stream, CancellationToken, Task> script)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                _ = PlayAsync(client, script);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PlayAsync(Socket client, Func<Stream, CancellationToken, Task> script)
    {
        using (client)
        {
            try
            {
                await using var stream = new NetworkStream(client);
                await script(stream, stop.Token);
            }
            catch (Exception)
            {
                // The peer has disconnected, or the test is over: the script ends here.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }
}
