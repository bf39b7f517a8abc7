using System.Net;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Dns;

/// <summary>How one of a zone's name servers answers, from the version of the zone that it serves.</summary>
internal static class ZoneLookup
{
    private static readonly IPAddress[] None = [];

    /// <summary>
    /// The zone that answers for a name. Inside a VPC it is the most specific private zone associated with it, regardless of its records;
    /// otherwise the public zone reached by following delegations from the shortest matching zone.
    /// </summary>
    /// <remarks>
    /// Route 53 developer guide, "Considerations when working with a private hosted zone": the most specific match answers, and "if there's
    /// a matching private hosted zone but there's no record", NXDOMAIN. In private zones, a delegation needs a Route 53 Resolver rule,
    /// which the local cloud does not support.
    /// </remarks>
    /// <returns>The zone, null if there is none for the name; and whether it delegates the name to a zone that does not exist.</returns>
    public static (ZoneState? Zone, bool IsLame) ZoneOf(Route53Service route53, string name, string? vpc)
    {
        ZoneState? best = null, top = null;
        foreach (var zone in route53.Zones)
        {
            if (!zone.IsSeenFrom(vpc) || !DnsName.IsIn(name, zone.Name))
            {
                continue;
            }

            best = zone.IsPrivate && !(best?.Name.Length >= zone.Name.Length) ? zone : best;
            top = !zone.IsPrivate && !(top?.Name.Length <= zone.Name.Length) ? zone : top;
        }

        return best is not null ? (best, false) : Delegated(route53, name, top);
    }

    private static (ZoneState? Zone, bool IsLame) Delegated(Route53Service route53, string name, ZoneState? zone)
    {
        while (zone is not null && Cut(zone, name) is { } cut)
        {
            if (route53.Zones.FirstOrDefault(child => !child.IsPrivate && child.Name == cut) is not { } child)
            {
                return (zone, true);
            }

            zone = child;
        }

        return (zone, false);
    }

    /// <summary>The highest name that the zone delegates, below the zone's own name and not below the requested one.</summary>
    private static string? Cut(ZoneState zone, string name)
    {
        string? cut = null;
        for (var at = name; at != zone.Name; at = at[(at.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            cut = zone.Current.Find(new RecordKey(at, "NS", null)) is null ? cut : at;
        }

        return cut;
    }

    /// <param name="server">The name server to query, 0 to 3: each has its own version of the zone and its own view of each health
    /// check.</param>
    public static NameEntry Answer(Route53Service route53, ZoneState zone, int server, string name, Random random)
    {
        var version = zone.Served(server);
        var records = version.At(name).ToList();
        if (records.Count == 0)
        {
            records = Wildcard(zone, version, name);
        }

        return Chosen(route53, server, records, "CNAME", random) is { } alias ? Named(route53, zone, server, alias, random)
            : Chosen(route53, server, records, "A", random) is { } address ? Named(route53, zone, server, address, random)
            : new NameEntry(null, None, NegativeTtl(zone, version));
    }

    private static NameEntry Named(Route53Service route53, ZoneState zone, int server, DnsRecord record, Random random)
    {
        if (record.Alias is { } alias)
        {
            // The answer for an alias has the target's records and never shows the target's name.
            return alias.DnsName == record.Name
                ? new NameEntry(null, None, NegativeTtl(zone, zone.Served(server)))
                : Answer(route53, zone, server, alias.DnsName, random);
        }

        var ttl = TimeSpan.FromSeconds(record.Ttl ?? 0);
        return record.Type == "CNAME"
            ? new NameEntry(DnsName.Relative(record.Values[0]).ToLowerInvariant(), None, ttl)
            : new NameEntry(null, [.. record.Values.Select(IPAddress.Parse)], ttl);
    }

    /// <summary>By routing policy: the healthy primary before the secondary; weighted by weight; otherwise the first healthy one.</summary>
    /// <remarks>
    /// Route 53 developer guide, "How Amazon Route 53 chooses records when health checking is configured": a record without a health
    /// check is always healthy; "if Route 53 considers both the primary and secondary records unhealthy, Route 53 returns the primary
    /// record". It does not depend on the type: CNAMEs and private zones work the same way.
    /// </remarks>
    private static DnsRecord? Chosen(Route53Service route53, int server, List<DnsRecord> records, string type, Random random)
    {
        var all = records.FindAll(record => record.Type == type);
        if (all.Count < 2)
        {
            return all.FirstOrDefault();
        }

        // If no record is healthy, Route 53 answers as if all were.
        var healthy = all.FindAll(record =>
            record.HealthCheckId is not { } id || !route53.HealthChecks.Exists(id) || route53.HealthChecks.Get(id).Served(server));
        healthy = healthy.Count == 0 ? all : healthy;
        var total = healthy.Sum(record => record.Weight ?? 0);
        if (total == 0)
        {
            return healthy.Find(record => record.Failover == "PRIMARY") ?? healthy[0];
        }

        var drawn = random.NextInt64(total);
        return healthy.Find(record => (drawn -= record.Weight ?? 0) < 0);
    }

    /// <summary>A wildcard matches names below its parent unless a name in between exists.</summary>
    private static List<DnsRecord> Wildcard(ZoneState zone, ZoneVersion version, string name)
    {
        while (name != zone.Name)
        {
            name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var wild = version.At(@"\052." + name).ToList();
            if (wild.Count > 0 || version.At(name).Any())
            {
                return wild;
            }
        }

        return [];
    }

    /// <summary>RFC 2308: the smaller of the SOA's own TTL and its minimum field.</summary>
    private static TimeSpan NegativeTtl(ZoneState zone, ZoneVersion version)
    {
        var soa = version.Find(new RecordKey(zone.Name, "SOA", null));
        var minimum = soa?.Values[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return TimeSpan.FromSeconds(long.TryParse(minimum, out var seconds) ? Math.Min(seconds, soa?.Ttl ?? seconds) : 0);
    }
}
