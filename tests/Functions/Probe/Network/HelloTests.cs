using System.Net;
using Failover.Functions.Probe;
using MongoDB.Bson;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class HelloTests
{
    private const string First = "orders-1.c1.us-east-1.docdb.amazonaws.com:27017";

    [Fact]
    public async Task AskAsync_WritablePrimary_SaysWhoItIs()
    {
        await using var server = Probing.Secured(new FakeMongo());
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        var hello = answer.Hello.ShouldNotBeNull();
        hello.IsWritablePrimary.ShouldBeTrue();
        hello.SetName.ShouldBe("rs0");
        hello.Me.ShouldBe(First);
        hello.Hosts.ShouldBe([First, "orders-2.c1.us-east-1.docdb.amazonaws.com:27017"]);
    }

    [Fact]
    public async Task AskAsync_OverIPv6_Answers()
    {
        await using var server = Probing.Secured(new FakeMongo().ServeAsync, IPAddress.IPv6Loopback);
        (await Probing.AskAsync(server)).Outcome.ShouldBe(WireOutcome.Answered);
    }

    [Fact]
    public async Task AskAsync_Secondary_IsAnsweredButNotWritable()
    {
        var mongo =
            new FakeMongo { Hello = h => h.Merge(new BsonDocument { { "isWritablePrimary", false }, { "secondary", true } }, true) };
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        answer.Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeFalse();
    }

    [Fact]
    public async Task AskAsync_AnotherReplicaSetAndMember_IsReportedAsItIs()
    {
        var mongo = new FakeMongo { Hello = h => h.Merge(new BsonDocument { { "setName", "rs9" }, { "me", "other-1:27018" } }, true) };
        await using var server = Probing.Secured(mongo);
        var hello = (await Probing.AskAsync(server)).Hello.ShouldNotBeNull();
        hello.SetName.ShouldBe("rs9");
        hello.Me.ShouldBe("other-1:27018");
    }

    [Fact]
    public async Task AskAsync_EngineBelowTheDriversWireVersion_IsAnswered()
    {
        await using var server = Probing.Secured(new FakeMongo { Hello = h => h["maxWireVersion"] = 7 });
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        answer.Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeTrue();
    }

    [Fact]
    public async Task AskAsync_EngineThatKnowsOnlyIsMaster_IsAnswered()
    {
        var mongo = new FakeMongo
        {
            Hello = h => { h.Remove("isWritablePrimary"); h.Remove("helloOk"); h["ismaster"] = true; },
            Override = c => c.Contains("hello") ? FakeMongo.Error(59, "CommandNotFound", "no such command: hello") : null,
        };
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        answer.Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeTrue();
    }

    [Fact]
    public async Task AskAsync_HelloRefused_IsGarbledAndNamesTheCode()
    {
        await using var server = Probing.Secured(new FakeMongo { Override = _ => FakeMongo.Error(91, "ShutdownInProgress", "going down") });
        var answer = await Probing.AskAsync(server);
        answer.Outcome.ShouldBe(WireOutcome.Garbled);
        answer.Detail.ShouldNotBeNull().ShouldContain("91");
        answer.Hello.ShouldBeNull();
    }

    [Fact]
    public async Task AskAsync_NoFieldsButOk_IsNotAWriter()
    {
        await using var server = Probing.Secured(new FakeMongo { Override = _ => new BsonDocument("ok", 1) });
        var answer = await Probing.AskAsync(server);
        (answer.Hello?.IsWritablePrimary ?? false).ShouldBeFalse();
    }

    [Fact]
    public async Task AskAsync_Afterwards_NoConnectionStaysOpen()
    {
        var open = 0;
        var mongo = new FakeMongo();
        await using var server = Probing.Secured(async (stream, token) =>
        {
            Interlocked.Increment(ref open);
            try
            {
                await mongo.ServeAsync(stream, token);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
        await Probing.AskAsync(server);
        SpinWait.SpinUntil(() => Volatile.Read(ref open) == 0, TimeSpan.FromSeconds(60)).ShouldBeTrue();
        mongo.Commands.Count(c => c is "isMaster" or "hello").ShouldBe(1);
    }
}
