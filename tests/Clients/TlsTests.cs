using Failover.DocumentDb;
using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients;

public sealed class TlsTests
{
    /// <summary>For one proof. A loaded machine takes its time for TLS and a login, and the reason must be the refusal, not that.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task ConnectAsync_CertificateOfAnotherHost_SaysWhichWasExpectedAndWhichFound()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Certified = "billing.cluster-c1.us-east-1.docdb.amazonaws.com" });
        var message = await RefusedAsync(bed);
        message.ShouldContain($"Expected a certificate in the name of {Bed.Endpoint("orders-a")}, found one for billing.cluster-c1");
    }

    [Fact]
    public async Task ConnectAsync_UnknownCa_SaysSo()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Authority = new Authority("Stranger", TimeProvider.System) });
        (await RefusedAsync(bed)).ShouldContain("from a CA in CaFile, found one by 'CN=Stranger'");
    }

    [Fact]
    public async Task ConnectAsync_UnknownCaToTheSystem_AdvisesACaFile()
    {
        await using var bed = new Bed();
        bed.Add("orders-a");
        (await RefusedAsync(bed, o => o with { CaFile = null })).ShouldContain("Set CaFile");
    }

    [Fact]
    public async Task ConnectAsync_ServerIsPlain_SaysThatTlsWasExpected()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Tls = false });
        (await RefusedAsync(bed)).ShouldContain($"Expected TLS at {Bed.Endpoint("orders-a")}");
    }

    [Fact]
    public async Task ConnectAsync_WrongPassword_SaysThatTheUserIsNotAccepted()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { User = new MongoUser("app", "correct horse") });
        (await RefusedAsync(bed, o => o with { Username = "app", Password = "battery staple" })).ShouldContain("to accept the user");
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_SaysWhoDidNotAnswer()
    {
        await using var bed = new Bed();
        await bed.Add("orders-a", new() { Members = 1 }).Members[0].CrashAsync();
        (await RefusedAsync(bed)).ShouldContain($"Expected {Bed.Endpoint("orders-a")} to answer hello");
    }

    [Fact]
    public async Task ConnectAsync_NoRecord_SaysThatItDoesNotExist()
    {
        await using var bed = new Bed();
        bed.Add("orders-a");
        bed.Zone.Remove(Bed.Record);
        var failure = await Should.ThrowAsync<FailoverConnectException>(
            () => bed.ConnectAsync(o => o with { StartupTimeout = 1.25 * Brief, ProvingTimeout = Brief }));
        failure.Message.ShouldContain("NXDOMAIN");
    }

    [Theory]
    [InlineData("mongodb://orders.db.example.com/?tls=true&tlsInsecure=true")]
    public async Task ConnectAsync_TlsWithoutVerification_IsRefused(string connectionString)
    {
        await using var bed = new Bed();
        bed.Add("orders-a");
        var connecting = () => bed.ConnectAsync(o => o with { ConnectionString = connectionString });
        var failure = await Should.ThrowAsync<ArgumentException>(connecting);
        failure.Message.ShouldContain("Expected TLS to be verified");
    }

    private static async Task<string> RefusedAsync(Bed bed, Func<FailoverClientOptions, FailoverClientOptions>? change = null)
    {
        bed.Point("orders-a");
        var connecting = () => bed.ConnectAsync(
            o => (change?.Invoke(o) ?? o) with { StartupTimeout = 1.25 * Brief, ProvingTimeout = Brief });
        return (await Should.ThrowAsync<FailoverConnectException>(connecting)).Message;
    }
}
