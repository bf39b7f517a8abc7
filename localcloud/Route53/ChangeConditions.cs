using Amazon.Route53.Model;

namespace Failover.LocalCloud.Route53;

/// <summary>The IAM condition keys of a ChangeResourceRecordSets request.</summary>
internal static class ChangeConditions
{
    private const string Prefix = "route53:ChangeResourceRecordSets";

    /// <summary>Names in lower case, without the trailing dot and with escapes kept, as AWS normalizes them for IAM.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? From(ChangeBatch? batch)
    {
        if (batch?.Changes is not { Count: > 0 } changes)
        {
            return null;
        }

        var sets = changes.Select(change => change.ResourceRecordSet).Where(set => set is not null);
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Prefix + "NormalizedRecordNames"] = Distinct(
                sets.Select(set => set.Name is null ? null : DnsName.Relative(DnsName.Normalize(set.Name)))),
            [Prefix + "RecordTypes"] = Distinct(sets.Select(set => set.Type?.Value)),
            [Prefix + "Actions"] = Distinct(changes.Select(change => change.Action?.Value)),
        };
    }

    private static List<string> Distinct(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct(StringComparer.Ordinal)];
}
