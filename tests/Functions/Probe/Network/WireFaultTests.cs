using System.Net;
using System.Net.Sockets;
using Failover.Functions.Probe;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class WireFaultTests
{
    [Fact]
    public async Task AskAsync_NobodyListens_IsRefused()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // Bound but not listening: nobody else can take the port meanwhile.
        (await Probing.AskAsync((IPEndPoint)free.LocalEndPoint!)).Outcome.ShouldBe(WireOutcome.Refused);
    }

    [Fact]
    public async Task AskAsync_AcceptsAndIsSilent_TimesOut()
    {
        await using var server = new LoopbackServer(LoopbackServer.Silence);
        (await Probing.AskAsync(server, Probing.Hasty)).Outcome.ShouldBe(WireOutcome.TimedOut);
    }

    [Fact]
    public async Task AskAsync_TlsBegunButNeverFinished_TimesOut()
    {
        await using var server = new LoopbackServer(async (stream, token) =>
        {
            await stream.ReadAtLeastAsync(new byte[16], 16, cancellationToken: token);
            await stream.WriteAsync(new byte[] { 0x16, 0x03, 0x03, 0x01, 0x00 }, token); // The header of a handshake record of 256 bytes.
            await LoopbackServer.Silence(stream, token);
        });
        (await Probing.AskAsync(server, Probing.Hasty)).Outcome.ShouldBe(WireOutcome.TimedOut);
    }

    [Fact]
    public async Task AskAsync_ClosesDuringTls_IsGarbled()
    {
        await using var server = new LoopbackServer(
            async (stream, token) => await stream.ReadAtLeastAsync(new byte[16], 16, cancellationToken: token));
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Garbled);
        answer.Detail.ShouldNotBeNull().ShouldContain("TLS handshake");
    }

    [Fact]
    public async Task AskAsync_PlainTextWhereTlsIsExpected_IsATlsFailure()
    {
        await using var server = new LoopbackServer(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), token);
            await LoopbackServer.Silence(stream, token);
        });
        (await Probing.AskAsync(server)).Outcome.ShouldBe(WireOutcome.TlsFailed);
    }

    [Fact]
    public async Task AskAsync_SilentAfterTls_TimesOut()
    {
        await using var server = Probing.Secured(LoopbackServer.Silence);
        var answer = await Probing.AskAsync(
            server, Probing.Hasty with
            {
                ConnectTime = Probing.Patient.ConnectTime,
                TlsTime = Probing.Patient.TlsTime,
                StepTime = Probing.Patient.StepTime,
            });
        answer.Outcome.ShouldBe(WireOutcome.TimedOut);
        answer.Detail.ShouldNotBeNull().ShouldContain("hello");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(40)]
    public async Task AskAsync_ClosesWithinTheReply_IsGarbled(int bytes)
    {
        await using var server = Probing.Secured(Reply(m => m.Answer(new MongoDB.Bson.BsonDocument("ok", 1))[..Math.Min(bytes, 30)]));
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Garbled, answer.Detail);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40_000_000)]
    public async Task AskAsync_ImpossibleLengthInTheHeader_IsGarbled(int length)
    {
        await using var server = Probing.Secured(Reply(m => m.Frame([0, 0, 0, 0, 0], WireMessage.OpMsg, length)));
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Garbled, answer.Detail);
    }

    [Fact]
    public async Task AskAsync_GarbageInsteadOfAReply_IsGarbled()
    {
        await using var server = Probing.Secured(Reply(_ => "SSH-2.0-OpenSSH_9.9\r\n and some more text to fill a header"u8.ToArray()));
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Garbled, answer.Detail);
        answer.Detail.ShouldNotBeNull().ShouldNotContain('\n');
    }

    [Fact]
    public async Task AskAsync_CallerGivesUp_IsCancelledAndNotAnAnswer()
    {
        await using var server = new LoopbackServer(LoopbackServer.Silence);
        var network = new Failover.Functions.Probe.Network.ProbeNetwork(
            Probing.Patient, new(Probing.Authority.Bundle), new FakeSecrets((string?)null));
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var question = new WireQuestion { Address = server.Address.Address, Port = server.Address.Port, HostName = TestAuthority.Endpoint };
        await Should.ThrowAsync<OperationCanceledException>(() => network.AskAsync(question, caller.Token));
    }

    /// <summary>Reads one message, answers with these bytes, and closes.</summary>
    private static Func<Stream, CancellationToken, Task> Reply(Func<WireMessage, byte[]> bytes) => async (stream, token) =>
    {
        var message = await WireMessage.ReadAsync(stream, token);
        await stream.WriteAsync(bytes(message), token);
    };
}
