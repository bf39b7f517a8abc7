using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Failover.Tests.Moto;

/// <summary>A loopback server that gives every request the same answer: what AWS says on a bad day, which no emulator does.</summary>
internal sealed class AwsShapedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly byte[]? answer;
    private int requests;

    private AwsShapedServer(byte[]? answer)
    {
        this.answer = answer;
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Url => new($"http://{listener.LocalEndpoint}");

    public int Requests => Volatile.Read(ref requests);

    /// <summary>The error as the query protocol (RDS) and REST-XML (Route 53) write it.</summary>
    public static AwsShapedServer Xml(int status, string code, string message) => Text(
        status, "text/xml", $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>");

    /// <summary>The error as the JSON protocol (Step Functions) writes it.</summary>
    public static AwsShapedServer Json(int status, string code, string message) =>
        Text(status, "application/x-amz-json-1.0", $$"""{"__type":"{{code}}","message":"{{message}}"}""");

    public static AwsShapedServer Text(int status, string type, string body)
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n";
        return new([.. Encoding.ASCII.GetBytes(head), .. content]);
    }

    /// <summary>Takes the request and never answers.</summary>
    public static AwsShapedServer Silent() => new(null);

    /// <summary>An address at which nobody listens any more.</summary>
    public static Uri Nobody()
    {
        using var server = Silent();
        return server.Url;
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        await ReadRequestAsync(stream);
        Interlocked.Increment(ref requests);
        if (answer is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token);
            return;
        }

        await stream.WriteAsync(answer, end.Token);
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var length = 0;
        while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } line)
        {
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line[15..], null) : length;
        }

        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length], end.Token);
        }
    }
}
