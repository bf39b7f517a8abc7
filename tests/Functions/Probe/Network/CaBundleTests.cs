using Failover.Functions.Contract;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class CaBundleTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Load_ManyCas_AnyOfThemIsTrusted()
    {
        var (first, second) = (new TestAuthority("First"), new TestAuthority("Second"));
        var bundle = Load("# first\n" + first.Pem + "# second\n" + second.Pem);
        bundle.Certificates.Count.ShouldBe(2);
        foreach (var authority in new[] { first, second })
        {
            await using var server = new LoopbackServer(LoopbackServer.Tls(authority.Issue(), new FakeMongo().ServeAsync));
            var network = new ProbeNetwork(Probing.Patient, new(bundle), new FakeSecrets((string?)null));
            var question =
                new WireQuestion { Address = server.Address.Address, Port = server.Address.Port, HostName = TestAuthority.Endpoint };
            var answer = await network.AskAsync(question, CancellationToken.None);
            answer.Outcome.ShouldBe(WireOutcome.Answered, answer.Detail);
        }
    }

    [Fact]
    public void Load_OneCaExpired_IsSkippedWithANote()
    {
        var bundle = Load(new TestAuthority("Old", TimeSpan.FromDays(-1)).Pem + new TestAuthority("New").Pem);
        bundle.Certificates.ShouldHaveSingleItem().Subject.ShouldBe("CN=New");
        bundle.Notes.ShouldHaveSingleItem().ShouldContain("CN=Old");
    }

    [Fact]
    public void Load_AllExpired_Fails() =>
        Message(() => Load(new TestAuthority("Old", TimeSpan.FromDays(-1)).Pem)).ShouldContain("all 1 have expired");

    [Fact]
    public void Load_FileMissing_Fails() =>
        Message(() => CaBundle.Load(path + ".none", TimeProvider.System)).ShouldContain(path + ".none");

    [Theory]
    [InlineData("")]
    [InlineData("<html>404 Not Found</html>")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void Load_NoCertificateInIt_Fails(string text) => Message(() => Load(text)).ShouldContain("found none");

    [Fact]
    public void Load_CutOff_Fails()
    {
        var whole = new TestAuthority().Pem;
        Message(() => Load(whole + whole[..(whole.Length / 2)])).ShouldContain("2 begun, 1 readable");
    }

    [Fact]
    public void Load_NotACertificate_FailsAndNamesItsNumber() =>
        Message(() => Load(new TestAuthority().Pem + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
            .ShouldContain("number 2");

    private static string Message(Func<CaBundle> load)
    {
        var message = Should.Throw<CaBundleException>(() => load()).Message;
        message.ShouldContain("global-bundle.pem");
        return message;
    }

    private CaBundle Load(string text)
    {
        File.WriteAllText(path, text);
        return CaBundle.Load(path, TimeProvider.System);
    }
}
