using System.Globalization;
using Amazon.Route53.Model;

namespace Failover.LocalCloud.Route53;

/// <summary>Zones as Route 53 lists them by name: with the labels in reverse order, com.example before com.shop.</summary>
internal static class ZoneListing
{
    private const int LargestPage = 100;

    public static HostedZone Describe(ZoneState zone) => new()
    {
        Id = "/hostedzone/" + zone.Id,
        Name = zone.Name,
        CallerReference = zone.Id,
        Config = new HostedZoneConfig { PrivateZone = zone.IsPrivate },
        ResourceRecordSetCount = zone.Current.Records.Count,
    };

    /// <summary>The zones from the request's name on; those of the same name are adjacent, in order of their ids.</summary>
    public static ListHostedZonesByNameResponse From(IEnumerable<ZoneState> zones, ListHostedZonesByNameRequest request)
    {
        if (request.DNSName is null && request.HostedZoneId is not null)
        {
            throw Route53Errors.InvalidInput("The hosted zone ID is not allowed without the DNS name.");
        }

        var from = request.DNSName is { } name ? (Reversed(DnsName.Normalize(name)), Route53Service.Bare(request.HostedZoneId)) : ("", "");
        var size = Math.Min(int.Parse(request.MaxItems ?? "100", NumberStyles.None, CultureInfo.InvariantCulture), LargestPage);
        var found = zones
            .OrderBy(zone => Reversed(zone.Name), StringComparer.Ordinal)
            .ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .SkipWhile(zone => IsBefore((Reversed(zone.Name), zone.Id), from))
            .ToList();
        var response = new ListHostedZonesByNameResponse
        {
            DNSName = request.DNSName,
            HostedZoneId = request.HostedZoneId,
            HostedZones = [.. found.Take(size).Select(Describe)],
            IsTruncated = found.Count > size,
            MaxItems = size.ToString(CultureInfo.InvariantCulture),
        };
        if (found.Count > size)
        {
            (response.NextDNSName, response.NextHostedZoneId) = (found[size].Name, found[size].Id);
        }

        return response;
    }

    private static bool IsBefore((string Name, string Id) zone, (string Name, string Id) from)
    {
        var order = string.CompareOrdinal(zone.Name, from.Name);
        return order < 0 || (order == 0 && string.CompareOrdinal(zone.Id, from.Id) < 0);
    }

    private static string Reversed(string name) => string.Join('.', name.TrimEnd('.').Split('.').Reverse());
}
