using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Failover.Tests.Functions.Moto;

/// <summary>
/// A loopback server that gives fixed answers, repeating the last one: what AWS says on a bad day, which no emulator does.
/// </summary>
internal sealed class AwsShapedServer : IDisposable
{
    public const string XmlType = "text/xml";
    public const string JsonType = "application/x-amz-json-1.0";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<string> bodies = new();
    private readonly ConcurrentQueue<string> heads = new();
    private readonly IReadOnlyList<byte[]> answers;
    private readonly TimeSpan? pace;
    private int dripping;

    private AwsShapedServer(IReadOnlyList<byte[]> answers, TimeSpan? pace = null)
    {
        this.answers = answers;
        this.pace = pace;
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Url => new($"http://{listener.LocalEndpoint}");

    public int Requests => bodies.Count;

    /// <summary>The request bodies, in order: a form for RDS and CloudWatch, XML for Route 53, JSON for Step Functions.</summary>
    public IReadOnlyList<string> Bodies => [.. bodies];

    /// <summary>The requests' header lines, in order.</summary>
    public IReadOnlyList<string> Heads => [.. heads];

    /// <summary>The error as the query protocol (RDS) and REST-XML (Route 53) write it.</summary>
    public static AwsShapedServer Xml(int status, string code, string message) => Text(status, XmlType, XmlError(code, message));

    /// <summary>The error as the JSON protocol (Step Functions) writes it.</summary>
    public static AwsShapedServer Json(int status, string code, string message) =>
        Text(status, JsonType, $$"""{"__type":"{{code}}","message":"{{message}}"}""");

    public static AwsShapedServer Text(int status, string type, string body) => new([Answer(status, type, body)]);

    /// <summary>One answer for each request.</summary>
    public static AwsShapedServer Sequence(string type, params IEnumerable<(int Status, string Body)> answers) =>
        new([.. answers.Select(a => Answer(a.Status, type, a.Body))]);

    /// <summary>The same by a server whose clock shows that time.</summary>
    public static AwsShapedServer Dated(DateTimeOffset date, string type, params IEnumerable<(int Status, string Body)> answers) =>
        new([.. answers.Select(a => Answer(a.Status, type, a.Body, date))]);

    public static string XmlError(string code, string message) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
            + "<RequestId>1</RequestId></ErrorResponse>";

    /// <summary>Takes the request and never answers.</summary>
    public static AwsShapedServer Silent() => new([]);

    /// <summary>Sends the headers at once, and then the body at one byte per second.</summary>
    public static AwsShapedServer Dripping(string body) => new([Answer(200, XmlType, body)], TimeSpan.FromSeconds(1));

    /// <summary>Whether an answer has begun but not ended.</summary>
    public bool IsDripping => Volatile.Read(ref dripping) > 0;

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

    private static byte[] Answer(int status, string type, string body, DateTimeOffset? date = null)
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n"
            + $"{(date is { } at ? $"Date: {at:R}\r\n" : "")}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. content];
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                var answered = AnswerAsync(client);
                if (pace is null)
                {
                    await answered;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient accepted)
    {
        using var client = accepted;
        var stream = client.GetStream();
        bodies.Enqueue(await ReadRequestAsync(stream));
        if (answers.Count == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token);
            return;
        }

        var answer = answers[Math.Min(bodies.Count, answers.Count) - 1];
        if (pace is { } each)
        {
            await DripAsync(stream, answer, each);
            return;
        }

        await stream.WriteAsync(answer, end.Token);
    }

    private async Task DripAsync(NetworkStream stream, byte[] answer, TimeSpan each)
    {
        Interlocked.Increment(ref dripping);
        var body = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        await stream.WriteAsync(answer.AsMemory(0, body), end.Token);
        foreach (var one in answer.Skip(body))
        {
            await stream.WriteAsync(new[] { one }, end.Token);
            await Task.Delay(each, TimeProvider.System, end.Token);
        }

        Interlocked.Decrement(ref dripping);
    }

    /// <returns>The body.</returns>
    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var length = 0;
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } line)
        {
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line[15..], null) : length;
            head.AppendLine(line);
        }

        heads.Enqueue(head.ToString());

        var body = new char[length];
        if (length > 0)
        {
            await reader.ReadBlockAsync(body, end.Token);
        }

        return new string(body);
    }
}
