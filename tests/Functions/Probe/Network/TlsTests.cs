using System.Security.Cryptography.X509Certificates;
using Failover.Functions.Probe;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class TlsTests
{
    [Fact]
    public async Task AskAsync_UnknownCa_IsATlsFailureThatSaysSo()
    {
        var answer = await AskAsync(new TestAuthority("Stranger").Issue());
        answer.Outcome.ShouldBe(WireOutcome.TlsFailed);
        answer.Detail.ShouldNotBeNull().ShouldContain("not trusted");
    }

    [Fact]
    public async Task AskAsync_AnotherCaOfTheSameName_IsATlsFailure() =>
        (await AskAsync(new TestAuthority().Issue())).Outcome.ShouldBe(WireOutcome.TlsFailed);

    [Fact]
    public async Task AskAsync_CertificateOfAnotherHost_IsATlsFailureThatNamesTheEndpoint()
    {
        var answer = await AskAsync(Probing.Authority.Issue("billing.cluster-c1.us-east-1.docdb.amazonaws.com"));
        answer.Outcome.ShouldBe(WireOutcome.TlsFailed);
        answer.Detail.ShouldNotBeNull().ShouldContain(TestAuthority.Endpoint);
    }

    [Fact]
    public async Task AskAsync_ExpiredCertificate_IsATlsFailureThatSaysSo()
    {
        var answer = await AskAsync(Probing.Authority.Issue(validFor: TimeSpan.FromDays(-1)));
        answer.Outcome.ShouldBe(WireOutcome.TlsFailed);
        answer.Detail.ShouldNotBeNull().ShouldContain("NotTimeValid");
    }

    [Fact]
    public async Task AskAsync_WildcardOfTheEndpointsDomain_IsAccepted() =>
        (await AskAsync(Probing.Authority.Issue("*.cluster-c1.us-east-1.docdb.amazonaws.com"))).Outcome.ShouldBe(WireOutcome.Answered);

    [Fact]
    public async Task AskAsync_CertificateChangesAfterTheFirstConnection_IsATlsFailure()
    {
        // The driver's own connection is verified as strictly as the probe's.
        var (good, bad) = (Probing.Authority.Issue(), Probing.Authority.Issue("elsewhere.example.com"));
        var connections = 0;
        await using var server = new LoopbackServer((stream, token) =>
            LoopbackServer.Tls(Interlocked.Increment(ref connections) == 1 ? good : bad, new FakeMongo().ServeAsync)(stream, token));
        var answer = await Probing.AskAsync(server);
        connections.ShouldBeGreaterThan(1);
        answer.Outcome.ShouldBe(WireOutcome.TlsFailed, answer.Detail);
    }

    [Fact]
    public async Task AskAsync_TlsHangsOnTheDriversConnection_TimesOut()
    {
        var connections = 0;
        var good = LoopbackServer.Tls(Probing.Authority.Issue(), LoopbackServer.Silence);
        await using var server = new LoopbackServer((stream, token) =>
            Interlocked.Increment(ref connections) == 1 ? good(stream, token) : LoopbackServer.Silence(stream, token));
        var answer = await Probing.AskAsync(server, Probing.Patient with { AnswerTime = Probing.Hasty.AnswerTime });
        answer.Outcome.ShouldBe(WireOutcome.TimedOut, answer.Detail);
    }

    private static async Task<WireAnswer> AskAsync(X509Certificate2 certificate)
    {
        await using var server = new LoopbackServer(LoopbackServer.Tls(certificate, new FakeMongo().ServeAsync));
        return await Probing.AskAsync(server);
    }
}
