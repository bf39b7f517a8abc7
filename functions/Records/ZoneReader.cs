using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>Reads a hosted zone and its records.</summary>
internal sealed class ZoneReader(IAmazonRoute53 route53)
{
    /// <summary>Refuses a record that can't be there, before anything is written.</summary>
    /// <exception cref="RecordRefusedException">
    /// The zone does not exist, the record is its apex or outside it, or a private zone of the same name hides it from the VPC.
    /// </exception>
    public async Task CheckAsync(string zone, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        GetHostedZoneResponse answer;
        try
        {
            answer = await AwsCall.RunAsync("route53:GetHostedZone", token => route53.GetHostedZoneAsync(
                new GetHostedZoneRequest { Id = zone }, token), cancellationToken);
        }
        catch (Exception e) when (e is NoSuchHostedZoneException or InvalidInputException)
        {
            throw NoZone(zone, e);
        }

        var apex = RecordName.Normalize(answer.HostedZone?.Name
            ?? throw new AwsUnavailableException($"route53:GetHostedZone of {zone} was answered without a zone."));
        foreach (var record in names)
        {
            RefuseOutside(zone, apex, record);
        }

        // Only a public zone can be hidden by a private one; for a private zone, skipping the check saves one of Route 53's requests.
        if (answer.HostedZone.Config?.PrivateZone != true)
        {
            await RefuseTwinAsync(zone, apex, cancellationToken);
        }
    }

    /// <summary>All record sets of that name.</summary>
    public async Task<IReadOnlyList<ResourceRecordSet>> ListAsync(string zone, string record, CancellationToken cancellationToken)
    {
        ListResourceRecordSetsResponse answer;
        try
        {
            // The listing starts at the name and continues past it: the sets of that name come first.
            answer = await AwsCall.RunAsync("route53:ListResourceRecordSets", token => route53.ListResourceRecordSetsAsync(
                new ListResourceRecordSetsRequest { HostedZoneId = zone, StartRecordName = record, MaxItems = "10" }, token),
                    cancellationToken);
        }
        catch (Exception e) when (e is NoSuchHostedZoneException or InvalidInputException)
        {
            throw NoZone(zone, e);
        }

        return [.. (answer.ResourceRecordSets ?? []).Where(r => r?.Name is { } name && RecordName.Normalize(name) == record)];
    }

    /// <summary>An ID without its kind: <c>Z123</c> of <c>/hostedzone/Z123</c>.</summary>
    public static string BareId(string id) => id[(id.LastIndexOf('/') + 1)..];

    public static RecordRefusedException NoZone(string zone, Exception inner) => new(
        $"Expected a hosted zone with the ID '{zone}', but Route 53 has none. Correct the tag failover:zone or the stack's parameter.",
        inner);

    private static void RefuseOutside(string zone, string apex, string record)
    {
        if (record == apex)
        {
            throw new RecordRefusedException(
                $"Expected a record below the zone {apex} ({zone}), but found its apex: DNS allows no CNAME there. Choose a name such as " +
                $"db.{apex}.");
        }

        if (!RecordName.IsBelow(record, apex))
        {
            throw new RecordRefusedException(
                $"Expected a record in the zone {apex} ({zone}), but found {record}, which is outside it. Correct the record's name " +
                "or the zone's ID.");
        }
    }

    /// <remarks>
    /// Inside a VPC the private zone of a name answers instead of the public one (Route 53 guide, split-view DNS): a swap of the
    /// public record would change nothing for the clients there.
    /// </remarks>
    private async Task RefuseTwinAsync(string zone, string apex, CancellationToken cancellationToken)
    {
        // The listing starts at the name, and zones of the same name are adjacent.
        var answer = await AwsCall.RunAsync("route53:ListHostedZonesByName", token => route53.ListHostedZonesByNameAsync(
            new ListHostedZonesByNameRequest { DNSName = apex, MaxItems = "10" }, token), cancellationToken);
        var twin = (answer.HostedZones ?? [])
            .Find(z => z?.Name is { } name && RecordName.Normalize(name) == apex && z.Config?.PrivateZone == true);
        if (twin is not null)
        {
            throw new RecordRefusedException(
                $"Expected {zone} to be the only zone {apex}, but found that it is public and that the private zone {BareId(twin.Id)} " +
                "has the same name: " +
                $"clients in its VPC resolve through that one. Set failover:zone, or the stack's HostedZoneId, to {BareId(twin.Id)}.");
        }
    }
}
