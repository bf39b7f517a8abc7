using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Cnames;

/// <summary>The one CNAME that applications connect through: read, and swapped only if it still matches what was read.</summary>
internal sealed class CnameStore(IAmazonRoute53 route53)
{
    // RFC 2606: a name that never exists.
    private const string Impossible = "readiness.failover.invalid";

    private readonly ZoneReader zones = new(route53);

    /// <summary>The CNAME of that name; null if there is no record.</summary>
    /// <exception cref="RecordRefusedException">There is a record that is not a plain CNAME.</exception>
    public async Task<CnameRecord?> ReadAsync(string zone, string record, CancellationToken cancellationToken)
    {
        var standing = await zones.ListAsync(zone, record, cancellationToken);
        return standing switch
        {
            [] => null,
            [var only] when IsPlainCname(only) => new CnameRecord(
                only.Name, ValueOf(only), only.TTL ?? 0, string.IsNullOrEmpty(only.HealthCheckId) ? null : only.HealthCheckId),
            _ => throw new RecordRefusedException(
                $"Expected one plain CNAME at {record}, or nothing, but found {string.Join(", ", standing.Select(Describe))}. " +
                "Remove it or choose another record; this project will not overwrite it."),
        };
    }

    /// <summary>
    /// Compare-and-swap: DELETE of exactly what was read and CREATE of the new value, for all records in one batch, which Route 53
    /// applies as a whole or not at all.
    /// </summary>
    public async Task<SwapAnswer> SwapAsync(
        string zone, IReadOnlyList<PlannedSwap> swaps, int ttlSeconds, string comment, CancellationToken cancellationToken)
    {
        var batch = new ChangeBatch { Comment = comment, Changes = [] };
        foreach (var swap in swaps)
        {
            if (swap.Read is { } read)
            {
                var delete = Cname(read.Name, read.Value, read.Ttl, read.HealthCheckId);
                batch.Changes.Add(new Change { Action = ChangeAction.DELETE, ResourceRecordSet = delete });
            }

            // A simple record may have a health check, which is kept.
            var create = Cname(swap.Name, swap.Target, ttlSeconds, swap.Read?.HealthCheckId);
            batch.Changes.Add(new Change { Action = ChangeAction.CREATE, ResourceRecordSet = create });
        }

        try
        {
            var answer = await AwsCall.RunAsync("route53:ChangeResourceRecordSets", token => route53.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest { HostedZoneId = zone, ChangeBatch = batch }, token), cancellationToken);
            return new SwapAnswer(ZoneReader.BareId(answer.ChangeInfo?.Id ?? throw new AwsUnavailableException(
                $"route53:ChangeResourceRecordSets of {zone} was answered without a change: whether it took effect is unknown.")), null);
        }
        catch (AmazonRoute53Exception e) when (IsInvalidBatch(e))
        {
            return new SwapAnswer(null, e.Message);
        }
        catch (NoSuchHostedZoneException e)
        {
            throw ZoneReader.NoZone(zone, e);
        }
    }

    /// <summary>
    /// Whether the records may be changed, without a change: DELETE and CREATE of the same record set, with a value that no record has.
    /// Route 53 refuses the batch, unless IAM denies it first; even if it took the batch, nothing would be different.
    /// </summary>
    /// <exception cref="PermissionDeniedException">IAM denies it.</exception>
    public async Task TryAsync(string zone, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        await SwapAsync(
            zone, [.. names.Select(name => new PlannedSwap(name, new CnameRecord(name, Impossible, 1), Impossible))], 1,
            "Readiness: refused on purpose", cancellationToken);

    private static ResourceRecordSet Cname(string name, string value, long ttl, string? healthCheck = null) => new()
    {
        Name = name,
        Type = RRType.CNAME,
        TTL = ttl,
        ResourceRecords = [new ResourceRecord { Value = value }],
        HealthCheckId = healthCheck,
    };

    // Route 53 also answers with <InvalidChangeBatch> as the root element, without an error code around it.
    private static bool IsInvalidBatch(AmazonRoute53Exception e) =>
        e is InvalidChangeBatchException || e.Message.Contains("<InvalidChangeBatch", StringComparison.Ordinal);

    // Whatever else a record set can have beyond name, value, TTL and health check comes with a SetIdentifier or an alias.
    private static bool IsPlainCname(ResourceRecordSet record) =>
        record.Type == RRType.CNAME && string.IsNullOrEmpty(record.SetIdentifier) && record.AliasTarget is null
        && record.ResourceRecords is { Count: 1 };

    private static string ValueOf(ResourceRecordSet record) => record.ResourceRecords[0]?.Value
        ?? throw new AwsUnavailableException($"route53:ListResourceRecordSets was answered with a CNAME {record.Name} that has no value.");

    private static string Describe(ResourceRecordSet record)
    {
        var alias = record.AliasTarget is null ? "" : " alias";
        var policy = string.IsNullOrEmpty(record.SetIdentifier) ? "" : $" with routing policy ({record.SetIdentifier})";
        return $"{record.Type}{alias}{policy}";
    }
}
