using System.Net;

namespace Failover.Sockets.Dns;

/// <summary>The data of a name: another name, or addresses.</summary>
/// <param name="TimeToLive">How long a resolver may cache it, in whole seconds.</param>
/// <param name="Alias">The CNAME's target; null if the name has addresses of its own.</param>
/// <param name="Addresses">IPv4 only, like DocumentDB's endpoints.</param>
public sealed record NameRecord(TimeSpan TimeToLive, string? Alias, IReadOnlyList<IPAddress> Addresses)
{
    public static NameRecord Cname(string target, TimeSpan timeToLive) => new(timeToLive, target, []);

    public static NameRecord Address(IPAddress address, TimeSpan timeToLive) => new(timeToLive, null, [address]);
}
