using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Failover.DocumentDb.Connecting;

/// <summary>Resolves a host through the given DNS servers and connects to its first address that accepts a connection.</summary>
internal sealed class HostConnector(ILookupClient dns, TimeSpan timeout)
{
    /// <summary>Null if there is no address, or none accepts a connection in time.</summary>
    public async Task<Socket?> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            foreach (var address in await ResolveAsync(host, limit.Token))
            {
                if (await TryAsync(new IPEndPoint(address, port), limit.Token) is { } socket)
                {
                    return socket;
                }
            }
        }
        catch (Exception e) when (e is DnsResponseException or SocketException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Not resolved, or not in time.
        }

        return null;
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            return [address];
        }

        // The answer contains the whole chain of aliases, with the addresses at its end.
        var reply = await dns.QueryAsync(host, QueryType.A, cancellationToken: cancellationToken);
        List<IPAddress> addresses = [.. reply.Answers.OfType<ARecord>().Select(a => a.Address)];
        if (addresses.Count == 0)
        {
            reply = await dns.QueryAsync(host, QueryType.AAAA, cancellationToken: cancellationToken);
            addresses.AddRange(reply.Answers.OfType<AaaaRecord>().Select(a => a.Address));
        }

        return addresses;
    }

    private static async Task<Socket?> TryAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
