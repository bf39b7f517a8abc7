using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net;
using ARSoft.Tools.Net.Dns;

namespace Failover.Sockets.Dns;

/// <summary>
/// A DNS server on a loopback address, over UDP and TCP. It follows aliases as a recursive resolver does: the answer to an address
/// query contains the whole chain, even if the chain ends at a name that does not exist.
/// </summary>
public sealed class NameServer : IDisposable
{
    private const int MostAliases = 16;
    private const int MostTries = 20;

    private readonly INameSource source;
    private readonly DnsServer server;

    /// <param name="address">The address to listen on; port 0 chooses a free port.</param>
    /// <exception cref="SocketException">The address is in use.</exception>
    public NameServer(IPEndPoint address, INameSource source)
    {
        this.source = source;
        (server, Address) = address.Port == 0 ? StartAtFreePort(address.Address) : (Start(address), address);
        server.QueryReceived += AnswerAsync;
    }

    public IPEndPoint Address { get; }

    public void Dispose()
    {
        server.Stop();
        ((IDisposable)server).Dispose();
    }

    private Task AnswerAsync(object sender, QueryReceivedEventArgs received)
    {
        if (received.Query is DnsMessage { Questions: [var question] } query)
        {
            var response = query.CreateResponseInstance();
            response.IsRecursionAllowed = true;
            response.ReturnCode = Answer(question, response.AnswerRecords);
            received.Response = response;
        }

        return Task.CompletedTask;
    }

    private ReturnCode Answer(DnsQuestion question, List<DnsRecordBase> answers)
    {
        try
        {
            var owner = question.Name;
            for (var aliases = 0; aliases <= MostAliases; aliases++)
            {
                if (source.Find(Plain(owner)) is not { } record)
                {
                    return ReturnCode.NxDomain;
                }

                var seconds = (int)record.TimeToLive.TotalSeconds;
                if (record.Alias is not { } alias)
                {
                    var addresses = question.RecordType == RecordType.A ? record.Addresses : [];
                    answers.AddRange(addresses.Select(a => new ARecord(owner, seconds, a)));
                    return ReturnCode.NoError;
                }

                var target = DomainName.Parse(alias);
                answers.Add(new CNameRecord(owner, seconds, target));
                if (question.RecordType == RecordType.CName)
                {
                    return ReturnCode.NoError;
                }

                owner = target;
            }

            return ReturnCode.ServerFailure;
        }
        catch (NameServerFailureException)
        {
            return ReturnCode.ServerFailure;
        }
    }

    private static string Plain(DomainName name) => name.ToString(false).TrimEnd('.').ToLowerInvariant();

    private static DnsServer Start(IPEndPoint address)
    {
        var started = new DnsServer(new UdpServerTransport(address), new TcpServerTransport(address));
        try
        {
            started.Start();
            return started;
        }
        catch
        {
            ((IDisposable)started).Dispose();
            throw;
        }
    }

    // A port that is free for UDP may be in use for TCP.
    private static (DnsServer Server, IPEndPoint Address) StartAtFreePort(IPAddress address)
    {
        for (var tries = 1; ; tries++)
        {
            var free = new IPEndPoint(address, FreePort(address));
            try
            {
                return (Start(free), free);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < MostTries)
            {
                // Try the next port.
            }
        }
    }

    // The library does not report which port it got.
    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
