using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Checks what comes before the database's protocol: TCP and TLS, on a connection of its own. The driver would report a closed port, a
/// silent host and a bad certificate all as "no server", and its TLS handshake has no timeout.
/// </summary>
internal static class TransportCheck
{
    /// <summary>Null if both succeed, otherwise what failed.</summary>
    public static async Task<WireAnswer?> TryAsync(WireQuestion question, EndpointTrust trust, ProbeNetworkOptions options, StepTime step)
    {
        using var socket = new Socket(question.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        return await ConnectAsync(socket, new IPEndPoint(question.Address, question.Port), options.ConnectTime, step)
            ?? await SecureAsync(socket, trust, options.TlsTime, step);
    }

    private static async Task<WireAnswer?> ConnectAsync(Socket socket, IPEndPoint address, TimeSpan limit, StepTime step)
    {
        using var part = step.Part(limit);
        try
        {
            await socket.ConnectAsync(address, part.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return new(WireOutcome.TimedOut, $"No connection to {address} within {limit.TotalSeconds} s.");
        }
        catch (SocketException e)
        {
            return new(WireFailure.ToOutcome(e), $"No connection to {address}: {e.SocketErrorCode}.");
        }
    }

    private static async Task<WireAnswer?> SecureAsync(Socket socket, EndpointTrust trust, TimeSpan limit, StepTime step)
    {
        using var part = step.Part(limit);
        var stream = new SslStream(new NetworkStream(socket));
        await using var _ = stream;
        try
        {
            await stream.AuthenticateAsClientAsync(Tls(trust), part.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return new(WireOutcome.TimedOut, $"Connected to {socket.RemoteEndPoint}, but TLS was not done within {limit.TotalSeconds} s.");
        }
        catch (AuthenticationException e)
        {
            return new(WireOutcome.TlsFailed, trust.Problem
                ?? $"No TLS 1.2 or newer at {socket.RemoteEndPoint}: {OneLine.From(e.Message)}");
        }
        catch (IOException)
        {
            return new(WireOutcome.Garbled,
                "The connection was closed during the TLS handshake (does the cluster's parameter group have tls disabled?).");
        }
    }

    private static SslClientAuthenticationOptions Tls(EndpointTrust trust) => new()
    {
        TargetHost = trust.HostName,
        EnabledSslProtocols = EndpointTrust.Protocols,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = trust.Accept,
    };
}
