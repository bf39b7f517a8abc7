using CsCheck;
using Failover.Functions.Probe;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class RandomReplyTests
{
    private static readonly Gen<(byte[] Bytes, bool Framed, bool Reply, bool Closes)> Replies =
        Gen.Select(Gen.Byte.Array[0, 80], Gen.Bool, Gen.Bool, Gen.Bool);

    [Fact]
    public async Task AskAsync_AnyBytesForAReply_IsGarbledOrTimedOut()
    {
        var options = Probing.Hasty with
        {
            ConnectTime = Probing.Patient.ConnectTime,
            TlsTime = Probing.Patient.TlsTime,
            StepTime = Probing.Patient.StepTime,
        };
        await Replies.SampleAsync(
            async reply =>
            {
                await using var server = Probing.Secured(async (stream, token) =>
                {
                    var message = await WireMessage.ReadAsync(stream, token);
                    var opCode = reply.Reply ? WireMessage.OpReply : WireMessage.OpMsg;
                    await stream.WriteAsync(reply.Framed ? message.Frame(reply.Bytes, opCode) : reply.Bytes, token);
                    await (reply.Closes ? Task.CompletedTask : LoopbackServer.Silence(stream, token));
                });
                var answer = await Probing.AskAsync(server, options);
                answer.Outcome.ShouldBeOneOf(WireOutcome.Garbled, WireOutcome.TimedOut);
                answer.Detail.ShouldNotBeNullOrEmpty();
                answer.Hello.ShouldBeNull();
            },
            iter: 40,
            threads: 1);
    }
}
