using Failover.DocumentDb;
using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients;

public sealed class TlsTests
{
    /// <summary>
    /// For one proof, to begin with. DNS, TLS and login are slow on a loaded machine, and then the timeout is reported instead of the
    /// refusal; the test tries again with twice the time.
    /// </summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task ConnectAsync_CertificateOfAnotherHost_SaysWhichWasExpectedAndWhichFound()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Certified = "billing.cluster-c1.us-east-1.docdb.amazonaws.com" });
        bed.Point("orders-a");
        await RefusedAsync(bed, $"Expected a certificate for {Bed.Endpoint("orders-a")}, but found one for billing.cluster-c1");
    }

    [Fact]
    public async Task ConnectAsync_UnknownCa_SaysSo()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Authority = new Authority("Stranger", TimeProvider.System) });
        bed.Point("orders-a");
        await RefusedAsync(bed, "from a CA in CaFile, but found one by 'CN=Stranger'");
    }

    [Fact]
    public async Task ConnectAsync_UnknownCaToTheSystem_AdvisesACaFile()
    {
        await using var bed = new Bed();
        bed.Add("orders-a");
        bed.Point("orders-a");
        await RefusedAsync(bed, "Set CaFile", o => o with { CaFile = null });
    }

    [Fact]
    public async Task ConnectAsync_ServerIsPlain_SaysThatTlsWasExpected()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Tls = false });
        bed.Point("orders-a");
        await RefusedAsync(bed, $"Expected TLS at {Bed.Endpoint("orders-a")}");
    }

    [Fact]
    public async Task ConnectAsync_WrongPassword_SaysThatTheUserIsNotAccepted()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { User = new MongoUser("app", "correct horse") });
        bed.Point("orders-a");
        await RefusedAsync(bed, "to accept the user", o => o with { Username = "app", Password = "battery staple" });
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_SaysWhoDidNotAnswer()
    {
        await using var bed = new Bed();
        await bed.Add("orders-a", new() { Members = 1 }).Members[0].CrashAsync();
        bed.Point("orders-a");
        await RefusedAsync(bed, $"Expected {Bed.Endpoint("orders-a")} to answer hello");
    }

    [Fact]
    public async Task ConnectAsync_NoRecord_SaysThatItDoesNotExist()
    {
        await using var bed = new Bed();
        bed.Add("orders-a");
        await RefusedAsync(bed, "NXDOMAIN");
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

    private static async Task RefusedAsync(
        Bed bed, string reason, Func<FailoverClientOptions, FailoverClientOptions>? change = null)
    {
        string found;
        var patience = Brief;
        do
        {
            var connecting = () => bed.ConnectAsync(
                o => (change?.Invoke(o) ?? o) with { StartupTimeout = 1.25 * patience, ProvingTimeout = patience });
            found = (await Should.ThrowAsync<FailoverConnectException>(connecting)).Message;
            patience *= 2;
        }
        while (!found.Contains(reason, StringComparison.Ordinal) && patience < Patience);
        found.ShouldContain(reason);
    }
}
