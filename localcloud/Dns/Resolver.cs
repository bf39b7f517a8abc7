using System.Net;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Dns;

/// <summary>Where a resolver runs, and how long it takes.</summary>
public sealed record ResolverOptions
{
    /// <summary>How long the operating system's resolver waits for its first name server: the default of resolv.conf.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Its name in the journal, and of its random stream.</summary>
    public string Name { get; init; } = "vpc-resolver";

    /// <summary>Whether it is the resolver of the region's VPC, which sees the private zones associated with it.</summary>
    public bool InVpc { get; init; } = true;

    /// <summary>How long a client waits for a resolver that is down.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;
}

/// <summary>
/// A caching resolver, as in a VPC: it queries any one of a zone's four name servers, which may not have the newest change yet,
/// and caches the answer for the record's TTL. Each resolver has its own cache.
/// </summary>
public sealed class Resolver(CloudCore core, Route53Service route53, DocumentDbService documentDb, ResolverOptions? options = null)
{
    private const int LongestChain = 10;

    /// <summary>From the SOA of the zone that contains AWS's own endpoint names.</summary>
    private static readonly TimeSpan AwsNegativeTtl = TimeSpan.FromSeconds(60);

    private readonly ResolverOptions options = options ?? new ResolverOptions();
    private readonly Dictionary<string, (NameEntry Entry, TimeSpan Expires)> cache = new(StringComparer.Ordinal);

    public bool IsDown { get; private set; }

    /// <summary>Stops answering, even from its cache, or starts again.</summary>
    public void SetDown(bool down)
    {
        IsDown = down;
        core.Journal.Write("dns", down ? "resolver-down" : "resolver-up", options.Name, down ? "does not answer" : "answers again");
    }

    /// <summary>Clears the cache.</summary>
    public void Flush() => cache.Clear();

    /// <summary>Resolves a name to IPv4 addresses, following CNAMEs. DNS failures never throw; they are in the answer.</summary>
    public async Task<DnsAnswer> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            await core.Time.Delay(options.Timeout, cancellationToken);
            return DnsAnswer.Failed($"the resolver did not answer within {options.Timeout.TotalSeconds:0} s");
        }

        var cached = cache.TryGetValue(Key(name), out var known) && known.Expires > core.Time.Elapsed;
        var (least, most) = cached ? (0.2, 1.0) : (2.0, 25.0);
        await core.Time.Delay(
            core.Chance.Between("dns-latency", TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most)), cancellationToken);
        return Resolve(name);
    }

    /// <summary>Resolves at once, without latency and even if the resolver is down: for invariants and tests.</summary>
    public DnsAnswer Resolve(string name)
    {
        List<string> chain = [];
        var timeToLive = TimeSpan.MaxValue;
        var next = Key(name);
        while (chain.Count < LongestChain)
        {
            var (entry, remaining) = Look(next);
            timeToLive = remaining < timeToLive ? remaining : timeToLive;
            if (entry.Next is null)
            {
                return entry.Addresses.Count > 0
                    ? new DnsAnswer(chain, entry.Addresses, timeToLive)
                    : DnsAnswer.Failed($"{next} does not exist or has no address", chain, timeToLive);
            }

            chain.Add(entry.Next);
            next = entry.Next;
        }

        return DnsAnswer.Failed($"{name} resolves through more than {LongestChain} CNAMEs", chain);
    }

    private static string Key(string name) => DnsName.Relative(name).ToLowerInvariant();

    private (NameEntry Entry, TimeSpan Remaining) Look(string name)
    {
        var now = core.Time.Elapsed;
        if (cache.TryGetValue(name, out var known) && known.Expires > now)
        {
            return (known.Entry, known.Expires - now);
        }

        var entry = Ask(name);
        cache[name] = (entry, now + entry.Ttl);
        return (entry, entry.Ttl);
    }

    private NameEntry Ask(string name)
    {
        var random = core.Chance.Stream("dns/" + options.Name);
        var full = DnsName.Normalize(name);
        var (zone, isLame) = ZoneLookup.ZoneOf(route53, full, options.InVpc ? core.Vpc : null);
        if (zone is not null)
        {
            return isLame ? new NameEntry(null, Array.Empty<IPAddress>(), AwsNegativeTtl)
                : ZoneLookup.Answer(route53, zone, random.Next(ZoneState.NameServers), full, random);
        }

        return documentDb.Resolve(name) is { } endpoint
            ? new NameEntry(endpoint.CanonicalName, endpoint.Address is { } address ? [address] : [], endpoint.Ttl)
            : new NameEntry(null, Array.Empty<IPAddress>(), AwsNegativeTtl);
    }
}
