using Amazon.Route53;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>Finds what answers for a record instead of its zone: a more specific private zone of the VPC, or a delegation.</summary>
/// <remarks>
/// Route 53 guide, "Considerations when working with a private hosted zone": in a VPC the most specific private zone answers, with NXDOMAIN
/// if it has no such record. A name below a zone cut belongs to the delegated zone (RFC 1034, 4.2). A rule of Route 53 Resolver may
/// override both, so only the resolver itself can tell whether the name is hidden.
/// </remarks>
internal sealed class ShadowReader(IAmazonRoute53 route53)
{
    private readonly ZoneReader zones = new(route53);

    /// <returns>A clause for a person; null if nothing of the kind is known.</returns>
    public async Task<string?> FindAsync(
        string zone, string record, VpcIdentity? vpc, VpcZones? seen, CancellationToken cancellationToken) =>
        Private(zone, record, vpc, seen)
        ?? (await zones.FindCutAsync(zone, record, cancellationToken) is { } cut
            ? $"{zone} delegates {cut} to other name servers (its NS record), which answer for {record} in its stead" : null);

    /// <summary>The most specific private zone that the VPC sees, unless it is the record's own.</summary>
    internal static string? Private(string zone, string record, VpcIdentity? vpc, VpcZones? seen)
    {
        var most = (seen?.Listed ?? [])
            .Where(z => RecordName.Normalize(z.Name) is var name && (name == record || RecordName.IsBelow(record, name)))
            .MaxBy(z => z.Name.Length);
        return most is null || ZoneReader.BareId(most.HostedZoneId) == zone ? null
            : $"in {vpc?.Id ?? "its VPC"} the private zone {RecordName.Normalize(most.Name)} ({ZoneReader.BareId(most.HostedZoneId)}"
                + $"{Owner(most)}) answers for {record}, and not {zone}";
    }

    private static string Owner(ZoneSummary zone) =>
        (zone.Owner?.OwningAccount ?? zone.Owner?.OwningService) is { } owner ? $", owned by {owner}" : "";
}
