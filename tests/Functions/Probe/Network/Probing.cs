using System.Net;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>What the tests of a single probe have in common.</summary>
internal static class Probing
{
    public const string SecretArn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:probe-AbCdEf";

    /// <summary>So generous that only a hang exceeds it, for tests with an answer.</summary>
    public static readonly ProbeNetworkOptions Patient = All(TimeSpan.FromSeconds(60));

    /// <summary>For tests without any answer: no machine is too slow for them.</summary>
    public static readonly ProbeNetworkOptions Hasty = All(TimeSpan.FromMilliseconds(150));

    public static readonly TestAuthority Authority = new();

    public static Task<WireAnswer> AskAsync(
        LoopbackServer server, ProbeNetworkOptions? options = null, TestAuthority? trusted = null, FakeSecrets? secrets = null) =>
        AskAsync(server.Address, options, trusted, secrets);

    public static async Task<WireAnswer> AskAsync(
        IPEndPoint address, ProbeNetworkOptions? options = null, TestAuthority? trusted = null, FakeSecrets? secrets = null)
    {
        var network = new ProbeNetwork(options ?? Patient, new((trusted ?? Authority).Bundle), secrets ?? new FakeSecrets((string?)null));
        return await network.AskAsync(
            new WireQuestion
            {
                Address = address.Address,
                Port = address.Port,
                HostName = TestAuthority.Endpoint,
                CredentialsSecret = secrets is null ? null : SecretArn,
            },
            CancellationToken.None);
    }

    /// <summary>A server with the endpoint's own certificate.</summary>
    public static LoopbackServer Secured(Func<Stream, CancellationToken, Task> script, IPAddress? address = null) =>
        new(LoopbackServer.Tls(Authority.Issue(), script), address);

    public static LoopbackServer Secured(FakeMongo mongo) => Secured(mongo.ServeAsync);

    private static ProbeNetworkOptions All(TimeSpan limit) => new()
    {
        NameServerTime = limit,
        ResolveTime = limit,
        ConnectTime = limit,
        TlsTime = limit,
        AnswerTime = limit,
        StepTime = limit,
    };
}
