using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;
using MongoDB.Driver;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class WriteProofTests
{
    private static readonly FakeSecrets Right = new("""{"username":"probe","password":"correct horse","engine":"mongo"}""");

    [Fact]
    public async Task AskAsync_WithCredentials_WritesAndLeavesNothing()
    {
        var mongo = new FakeMongo();
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server, secrets: Right);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        mongo.Commits.ShouldBe(1);
        mongo.Commands.Where(c => c is "ping" or "create" or "insert" or "delete" or "commitTransaction")
            .ShouldBe(["ping", "create", "insert", "delete", "commitTransaction"]);
        mongo.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task AskAsync_TheSecondTime_TheCollectionThatExistsIsNotAFailure()
    {
        var mongo = new FakeMongo();
        await using var server = Probing.Secured(mongo);
        await Probing.AskAsync(server, secrets: Right);
        var answer = await Probing.AskAsync(server, secrets: Right);
        answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        mongo.Commits.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"username":"probe","password":"wrong-pass"}""", "wrong-pass")]
    [InlineData("""{"username":"nobody","password":"correct horse"}""", "correct horse")]
    public async Task AskAsync_WrongUserOrPassword_IsAWriteFailureWithoutThePassword(string secret, string password)
    {
        var mongo = new FakeMongo();
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server, secrets: new FakeSecrets(secret));
        answer.Outcome.ShouldBe(WireOutcome.WriteFailed);
        answer.Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeTrue();
        answer.Detail.ShouldNotBeNull().ShouldContain("refused");
        answer.ToString().ShouldNotContain(password);
        mongo.Commands.ShouldNotContain("insert");
    }

    [Theory]
    [InlineData("create", 10107, "NotWritablePrimary")]
    [InlineData("insert", 10107, "NotWritablePrimary")]
    [InlineData("insert", 13, "Unauthorized")]
    [InlineData("commitTransaction", 10107, "NotWritablePrimary")]
    public async Task AskAsync_WriteRefused_IsAWriteFailureThatNamesIt(string command, int code, string name)
    {
        var mongo = new FakeMongo { Override = c => c.Contains(command) ? FakeMongo.Error(code, name, $"refused: {name}") : null };
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server, secrets: Right);
        answer.Outcome.ShouldBe(WireOutcome.WriteFailed);
        answer.Detail.ShouldNotBeNull().ShouldContain(name);
        mongo.Documents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("saslContinue")]
    [InlineData("ping")]
    [InlineData("insert")]
    [InlineData("delete")]
    [InlineData("commitTransaction")]
    public async Task AskAsync_ConnectionDiesAtAnyCommand_IsAWriteFailureAndLeavesNothing(string command)
    {
        var mongo = new FakeMongo { DiesAt = command };
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server, secrets: Right);
        answer.Outcome.ShouldBe(WireOutcome.WriteFailed, answer.Detail);
        mongo.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task FailureAsync_WriteNeverAnswered_EndsWithTheStep()
    {
        var mongo = new FakeMongo { SilentAt = "insert" };
        await using var server = Probing.Secured(mongo);
        using var step = new StepTime(TimeSpan.FromMilliseconds(700), CancellationToken.None);
        var failure = await WriteProof.FailureAsync(
            new WireQuestion { Address = server.Address.Address, Port = server.Address.Port, HostName = TestAuthority.Endpoint },
            new EndpointTrust(Probing.Authority.Bundle, TestAuthority.Endpoint),
            MongoCredential.CreateCredential("admin", "probe", "correct horse"),
            Probing.Patient,
            step);
        failure.ShouldNotBeNull().ShouldContain("no answer in time");
        mongo.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task AskAsync_Secondary_IsNotWrittenToAndItsSecretNotRead()
    {
        var secrets = new FakeSecrets("unread");
        var mongo = new FakeMongo { Hello = h => h["isWritablePrimary"] = false };
        await using var server = Probing.Secured(mongo);
        var answer = await Probing.AskAsync(server, secrets: secrets);
        answer.Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeFalse();
        secrets.Asked.ShouldBeEmpty();
        mongo.Commands.ShouldNotContain("saslStart");
    }

    [Fact]
    public async Task AskAsync_EngineTooOldToLogIn_SaysHowToProbeIt()
    {
        await using var server = Probing.Secured(new FakeMongo { Hello = h => h["maxWireVersion"] = 7 });
        var answer = await Probing.AskAsync(server, secrets: Right);
        answer.Outcome.ShouldBe(WireOutcome.WriteFailed);
        answer.Detail.ShouldNotBeNull().ShouldContain("without credentials");
    }
}
