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
    /// The zone does not exist, or the record is its apex or outside it.
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

    /// <summary>The highest name between the zone's apex and the record that the zone delegates, if any.</summary>
    public async Task<string?> FindCutAsync(string zone, string record, CancellationToken cancellationToken)
    {
        string? cut = null;
        for (var dot = record.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = record.IndexOf('.', dot + 1))
        {
            var types = (await ListAsync(zone, record[(dot + 1)..], cancellationToken)).Select(r => r.Type).ToList();

            // Every zone has an SOA at its apex and nowhere else.
            if (types.Contains(RRType.SOA))
            {
                break;
            }

            cut = types.Contains(RRType.NS) ? record[(dot + 1)..] : cut;
        }

        return cut;
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
}
