using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>One record in an answer.</summary>
internal sealed record DnsLine(string Name, int Type, byte[] Data)
{
    public const int TypeA = 1;
    public const int TypeCname = 5;
    public const int TypeAaaa = 28;

    public static DnsLine Cname(string name, string target) => new(name, TypeCname, Labels(target));

    public static DnsLine Address(string name, string address)
    {
        var ip = IPAddress.Parse(address);
        return new(name, ip.AddressFamily == AddressFamily.InterNetwork ? TypeA : TypeAaaa, ip.GetAddressBytes());
    }

    public static byte[] Labels(string name) =>
        [.. name.TrimEnd('.').Split('.').SelectMany(l => Encoding.ASCII.GetBytes(l).Prepend((byte)l.Length)), 0];

    public byte[] ToBytes() => [.. Labels(Name), 0, (byte)Type, 0, 1, 0, 0, 0, 60, 0, (byte)Data.Length, .. Data];
}

/// <summary>A name server's answer to one question; <see cref="Raw"/> replaces everything else, and null bytes mean silence.</summary>
internal sealed record DnsAnswer(params DnsLine[] Lines)
{
    public int Code { get; init; }

    public bool Truncated { get; init; }

    public Func<byte[], byte[]?>? Raw { get; init; }

    public byte[]? ToBytes(byte[] question)
    {
        if (Raw is not null)
        {
            return Raw(question);
        }

        var end = Array.IndexOf(question, (byte)0, 12) + 5;
        var lines = Truncated ? [] : Lines;
        return [
            question[0], question[1], (byte)(0x81 | (Truncated ? 2 : 0)), (byte)(0x80 | Code), 0, 1, 0, (byte)lines.Length, 0, 0, 0, 0,
            .. question[12..end], .. lines.SelectMany(l => l.ToBytes())];
    }
}

/// <summary>A name server on a free loopback port, over UDP and, if requested, TCP.</summary>
internal sealed class FakeDns : IAsyncDisposable
{
    private readonly Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, int, bool, DnsAnswer> answer;
    private readonly TcpListener? tcp;
    private readonly Task serving;

    /// <param name="answer">Answers a name, a type, and whether it was asked over TCP.</param>
    public FakeDns(Func<string, int, bool, DnsAnswer> answer, bool withTcp = false)
    {
        this.answer = answer;
        if (withTcp)
        {
            tcp = new TcpListener(IPAddress.Loopback, 0);
            tcp.Start();
        }

        udp.Bind(new IPEndPoint(IPAddress.Loopback, ((IPEndPoint?)tcp?.LocalEndpoint)?.Port ?? 0));
        serving = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint Address => (IPEndPoint)udp.LocalEndPoint!;

    public List<(string Name, int Type)> Questions { get; } = [];

    private byte[]? Answer(byte[] question, bool overTcp)
    {
        var labels = new List<string>();
        var at = 12;
        for (; question[at] > 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        }

        var (name, type) = (string.Join('.', labels), BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(at + 1)));
        Questions.Add((name, type));
        return answer(name, type, overTcp).ToBytes(question);
    }

    private async Task ServeUdpAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var got = await udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), stop.Token);
                if (Answer(buffer[..got.ReceivedBytes], overTcp: false) is { } bytes)
                {
                    await udp.SendToAsync(bytes, got.RemoteEndPoint, stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (tcp is not null)
            {
                using var client = await tcp.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, stop.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, stop.Token);
                var bytes = Answer(question, overTcp: true)!;
                await stream.WriteAsync(new byte[] { (byte)(bytes.Length >> 8), (byte)bytes.Length }.Concat(bytes).ToArray(), stop.Token);
                await stream.CopyToAsync(Stream.Null, stop.Token); // Until the client closes.
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        udp.Dispose();
        tcp?.Dispose();
        stop.Dispose();
    }
}
