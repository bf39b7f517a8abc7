using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>The one record that applications connect through: read, and swapped only if it still is what was read.</summary>
internal sealed class RecordStore(IAmazonRoute53 route53)
{
    /// <summary>Refuses a record that can't be this CNAME, before anything is written.</summary>
    /// <exception cref="RecordRefusedException">
    /// The zone does not exist, the record is its apex or outside of it, or a private zone of the same name hides it from the VPC.
    /// </exception>
    public async Task CheckZoneAsync(string zone, IReadOnlyList<string> names, CancellationToken cancellationToken)
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

        var apex = RecordName.Normalize(answer.HostedZone.Name);
        foreach (var record in names)
        {
            RefuseOutside(zone, apex, record);
        }

        // A private zone is what its VPC resolves through; only a public one can be hidden by another. Route 53 counts requests.
        if (answer.HostedZone.Config?.PrivateZone != true)
        {
            await RefuseTwinAsync(zone, apex, cancellationToken);
        }
    }

    private static void RefuseOutside(string zone, string apex, string record)
    {
        if (record == apex)
        {
            throw new RecordRefusedException(
                $"Expected a record below the zone {apex} ({zone}), but found its apex: DNS allows no CNAME there. Choose a name such as db.{apex}.");
        }

        if (!RecordName.IsBelow(record, apex))
        {
            throw new RecordRefusedException(
                $"Expected a record in the zone {apex} ({zone}), but found {record}, which is outside of it. Correct the record's name or the zone's id.");
        }
    }

    /// <remarks>
    /// Inside a VPC the private zone of a name answers instead of the public one (Route 53 guide, split-view DNS): a swap of the
    /// public record would change nothing for the clients there.
    /// </remarks>
    private async Task RefuseTwinAsync(string zone, string apex, CancellationToken cancellationToken)
    {
        // The listing starts at the name, and zones of one name stand beside each other.
        var answer = await AwsCall.RunAsync("route53:ListHostedZonesByName", token => route53.ListHostedZonesByNameAsync(
            new ListHostedZonesByNameRequest { DNSName = apex, MaxItems = "10" }, token), cancellationToken);
        var twin = (answer.HostedZones ?? []).Find(z => RecordName.Normalize(z.Name) == apex && z.Config?.PrivateZone == true);
        if (twin is not null)
        {
            throw new RecordRefusedException(
                $"Expected {zone} to be the only zone {apex}, but found that it is public and that the private zone {Bare(twin.Id)} bears the same name: " +
                $"clients in its VPC resolve through that one. Set failover:zone, or the stack's HostedZoneId, to {Bare(twin.Id)}.");
        }
    }

    /// <summary>The CNAME of that name; null where nothing stands.</summary>
    /// <exception cref="RecordRefusedException">Something stands there that is no plain CNAME.</exception>
    public async Task<RecordView?> ReadAsync(string zone, string record, CancellationToken cancellationToken)
    {
        var standing = await ListAsync(zone, record, cancellationToken);
        return standing switch
        {
            [] => null,
            [var only] when IsPlainCname(only) => new RecordView(RecordName.Normalize(only.ResourceRecords[0].Value), only),
            _ => throw new RecordRefusedException(
                $"Expected one plain CNAME at {record}, or nothing, but found {string.Join(", ", standing.Select(Describe))}. " +
                "Remove it or choose another record; this project will not overwrite it."),
        };
    }

    /// <summary>Whatever stands at the name.</summary>
    public async Task<IReadOnlyList<ResourceRecordSet>> ListAsync(string zone, string record, CancellationToken cancellationToken)
    {
        ListResourceRecordSetsResponse answer;
        try
        {
            // The listing starts at the name and goes on past it: what bears the name comes first.
            answer = await AwsCall.RunAsync("route53:ListResourceRecordSets", token => route53.ListResourceRecordSetsAsync(
                new ListResourceRecordSetsRequest { HostedZoneId = zone, StartRecordName = record, MaxItems = "10" }, token), cancellationToken);
        }
        catch (Exception e) when (e is NoSuchHostedZoneException or InvalidInputException)
        {
            throw NoZone(zone, e);
        }

        return [.. (answer.ResourceRecordSets ?? []).Where(r => RecordName.Normalize(r.Name) == record)];
    }

    /// <summary>
    /// Compare-and-swap: DELETE of exactly what was read and CREATE of the new value, for all records in one batch, which Route 53
    /// applies all or nothing.
    /// </summary>
    /// <returns>The change's id, or Route 53's words where it refused, most likely because a record is no longer what was read.</returns>
    public async Task<(string? ChangeId, string? Refusal)> SwapAsync(
        string zone, IReadOnlyList<RecordSwapping> swaps, int ttlSeconds, string comment, CancellationToken cancellationToken)
    {
        var batch = new ChangeBatch { Comment = comment, Changes = [] };
        foreach (var swap in swaps)
        {
            if (swap.Read is not null)
            {
                batch.Changes.Add(new Change { Action = ChangeAction.DELETE, ResourceRecordSet = swap.Read.Exact });
            }

            var create = new ResourceRecordSet
            {
                Name = swap.Name,
                Type = RRType.CNAME,
                TTL = ttlSeconds,
                ResourceRecords = [new ResourceRecord { Value = swap.Target }],
            };
            batch.Changes.Add(new Change { Action = ChangeAction.CREATE, ResourceRecordSet = create });
        }

        try
        {
            var answer = await AwsCall.RunAsync("route53:ChangeResourceRecordSets", token => route53.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest { HostedZoneId = zone, ChangeBatch = batch }, token), cancellationToken);
            return (Bare(answer.ChangeInfo.Id), null);
        }
        catch (AmazonRoute53Exception e) when (IsInvalidBatch(e))
        {
            return (null, e.Message);
        }
        catch (NoSuchHostedZoneException e)
        {
            throw NoZone(zone, e);
        }
    }

    // Route 53 also answers with <InvalidChangeBatch> as the document's root, without an error code around it.
    private static bool IsInvalidBatch(AmazonRoute53Exception e) =>
        e is InvalidChangeBatchException || e.Message.Contains("<InvalidChangeBatch", StringComparison.Ordinal);

    private static bool IsPlainCname(ResourceRecordSet record) =>
        record.Type == RRType.CNAME && string.IsNullOrEmpty(record.SetIdentifier) && record.AliasTarget is null
        && record.ResourceRecords is { Count: 1 };

    private static string Describe(ResourceRecordSet record) =>
        $"{record.Type}{(record.AliasTarget is null ? "" : " alias")}{(string.IsNullOrEmpty(record.SetIdentifier) ? "" : $" with routing policy ({record.SetIdentifier})")}";

    private static string Bare(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static RecordRefusedException NoZone(string zone, Exception inner) => new(
        $"Expected a hosted zone with the id '{zone}', but Route 53 has none. Correct the tag failover:zone or the stack's parameter.", inner);
}
