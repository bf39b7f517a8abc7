using System.Net;
using DnsClient;

namespace Failover.DocumentDb.Records;

/// <summary>Asks the given DNS servers, or the system's, without a cache: honouring the TTL is up to the resolver.</summary>
internal static class NameServers
{
    // For one query to one server; it is repeated once, because UDP loses packets.
    private static readonly TimeSpan QuestionTimeout = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">A resolver is not <c>address[:port]</c>.</exception>
    public static IReadOnlyList<IPEndPoint> Parse(IReadOnlyList<string> resolvers) => [.. resolvers.Select(Parse)];

    public static ILookupClient Client(IReadOnlyList<string> resolvers)
    {
        // Without the library's fallback to a public server, which knows no private zone.
        NameServer[] servers = resolvers.Count > 0
            ? [.. Parse(resolvers).Select(r => new NameServer(r))]
            : [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        return new LookupClient(new LookupClientOptions(servers)
        {
            UseCache = false,
            CacheFailedResults = false,
            Timeout = QuestionTimeout,
            Retries = 1,
            UseRandomNameServer = false,
            UseTcpFallback = true,
            ThrowDnsErrors = false,
            ContinueOnEmptyResponse = false,
        });
    }

    private static IPEndPoint Parse(string resolver) =>
        IPEndPoint.TryParse(resolver, out var parsed)
            ? parsed.Port == 0 ? new(parsed.Address, NameServer.DefaultPort) : parsed
            : throw new ArgumentException($"Expected a resolver as address[:port], such as 127.0.0.1:5353, but found '{resolver}'.");
}
