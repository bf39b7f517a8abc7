using System.Net;

namespace Failover.LocalCloud.Dns;

/// <summary>What a resolver answers; both lists are empty where the name does not resolve.</summary>
/// <param name="CanonicalNames">The chain of CNAME values in order, in lower case, without trailing dots.</param>
/// <param name="TimeToLive">How long a client may keep it: the shortest of the chain's remaining times.</param>
/// <param name="Problem">Why it did not resolve; null where it did.</param>
public sealed record DnsAnswer(
    IReadOnlyList<string> CanonicalNames, IReadOnlyList<IPAddress> Addresses, TimeSpan TimeToLive, string? Problem = null)
{
    public static DnsAnswer Failed(string problem, IReadOnlyList<string>? chain = null, TimeSpan timeToLive = default) =>
        new(chain ?? [], [], timeToLive, problem);
}

/// <summary>What an authoritative server says about one name: the next name, addresses, or neither.</summary>
internal sealed record NameEntry(string? Next, IReadOnlyList<IPAddress> Addresses, TimeSpan Ttl);
