using System.Net;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class ProbeSecretTests
{
    public static TheoryData<Exception, string> Refusals => new()
    {
        { new ResourceNotFoundException("Secrets Manager can't find the specified secret."), "Create it" },
        { new AmazonSecretsManagerException("no", ErrorType.Sender, "AccessDeniedException", "1", HttpStatusCode.BadRequest),
            "secretsmanager:GetSecretValue" },
        { new DecryptionFailureException(
            "no", new InvalidOperationException(), ErrorType.Sender, "DecryptionFailure", "1", HttpStatusCode.BadRequest), "kms:Decrypt" },
        { new Amazon.SecretsManager.Model.InvalidRequestException(
            "marked for deletion", new InvalidOperationException(), ErrorType.Sender, "InvalidRequestException", "1",
            HttpStatusCode.BadRequest), "deletion" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task AskAsync_SecretRefused_IsAnErrorThatSaysWhatToDo(Exception refusal, string advice)
    {
        var error = await FailureAsync(new FakeSecrets(_ => Task.FromException<string?>(refusal)));
        error.Message.ShouldContain(advice);
        error.Message.ShouldContain(Probing.SecretArn);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hunter2")]
    [InlineData("\"hunter2\"")]
    [InlineData("""{"username":"hunter2"}""")]
    [InlineData("""{"username":"probe","password":["hunter2"]}""")]
    [InlineData("""{"username":"","password":"hunter2"}""")]
    public async Task AskAsync_SecretOfAnotherShape_IsAnErrorThatDoesNotQuoteIt(string? secret)
    {
        var error = await FailureAsync(new FakeSecrets(secret));
        error.Message.ShouldContain("'username' and 'password'");
        error.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task AskAsync_SecretsManagerSilent_IsAnErrorThatNamesTheEndpoint()
    {
        var silent = new FakeSecrets(token =>
        {
            token.CanBeCanceled.ShouldBeTrue();
            throw new OperationCanceledException(); // As the SDK does when the step's time is up.
        });
        var error = await FailureAsync(silent);
        error.Message.ShouldContain("interface endpoint");
    }

    [Fact]
    public async Task AskAsync_SecretsManagerThrottles_IsLeftToTheStepsRetries()
    {
        var throttled = new AmazonSecretsManagerException(
            "slow down", ErrorType.Sender, "ThrottlingException", "1", HttpStatusCode.BadRequest);
        await using var server = Probing.Secured(new FakeMongo());
        await Should.ThrowAsync<AmazonSecretsManagerException>(
            () => Probing.AskAsync(server, secrets: new FakeSecrets(_ => Task.FromException<string?>(throttled))));
    }

    private static async Task<ProbeSecretException> FailureAsync(FakeSecrets secrets)
    {
        await using var server = Probing.Secured(new FakeMongo());
        return await Should.ThrowAsync<ProbeSecretException>(() => Probing.AskAsync(server, secrets: secrets));
    }
}
