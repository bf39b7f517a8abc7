using System.Net;

namespace Failover.LocalCloud.Dns;

/// <summary>A resolver's answer; both lists are empty if the name does not resolve.</summary>
/// <param name="CanonicalNames">The chain of CNAME values in order, in lower case, without trailing dots.</param>
/// <param name="TimeToLive">How long a client may cache it: the shortest remaining time in the chain.</param>
/// <param name="Problem">Why it did not resolve; null if it did.</param>
public sealed record DnsAnswer(
    IReadOnlyList<string> CanonicalNames, IReadOnlyList<IPAddress> Addresses, TimeSpan TimeToLive, string? Problem = null)
{
    public static DnsAnswer Failed(string problem, IReadOnlyList<string>? chain = null, TimeSpan timeToLive = default) =>
        new(chain ?? [], [], timeToLive, problem);
}

/// <summary>What an authoritative server answers for one name: the next name, addresses, or neither.</summary>
internal sealed record NameEntry(string? Next, IReadOnlyList<IPAddress> Addresses, TimeSpan Ttl);
