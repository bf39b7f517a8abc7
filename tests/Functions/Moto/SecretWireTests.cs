using Amazon.SecretsManager.Model;

namespace Failover.Tests.Functions.Moto;

[Collection(MotoTests.Name)]
public sealed class SecretWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task GetSecretValue_ByItsArn_GivesTheText()
    {
        var arn = await world.CreateSecretAsync("probe", """{"username":"probe","password":"p"}""");

        var answer = await world.Clients.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = arn });

        answer.SecretString.ShouldBe("""{"username":"probe","password":"p"}""");
    }

    [MotoFact]
    public async Task GetSecretValue_Unknown_IsResourceNotFound() => await Should.ThrowAsync<ResourceNotFoundException>(
        () => world.Clients.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "nothing-there" }));
}
