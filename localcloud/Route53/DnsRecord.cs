using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.LocalCloud.Route53;

/// <summary>Identifies a record set within a zone.</summary>
public readonly record struct RecordKey(string Name, string Type, string? SetIdentifier);

/// <summary>An alias record's target.</summary>
public sealed record AliasRecord(string HostedZoneId, string DnsName, bool EvaluateTargetHealth);

/// <summary>A record set in a zone. Two are equal if all fields are, with values in any order: what DELETE requires.</summary>
public sealed record DnsRecord(string Name, string Type, string? SetIdentifier, long? Ttl, IReadOnlyList<string> Values)
{
    public long? Weight { get; init; }

    public string? LatencyRegion { get; init; }

    public string? Failover { get; init; }

    public bool? MultiValueAnswer { get; init; }

    public AliasRecord? Alias { get; init; }

    public string? HealthCheckId { get; init; }

    public RecordKey Key => new(Name, Type, SetIdentifier);

    /// <summary>Whether it has no routing policy.</summary>
    public bool IsSimple => SetIdentifier is null;

    public static DnsRecord Simple(string name, string type, long ttl, params IReadOnlyList<string> values) =>
        new(DnsName.Normalize(name), type, null, ttl, values);

    public static DnsRecord From(ResourceRecordSet set) => new(
        DnsName.Normalize(set.Name),
        set.Type.Value,
        string.IsNullOrEmpty(set.SetIdentifier) ? null : set.SetIdentifier,
        set.TTL,
        set.ResourceRecords is { } records ? [.. records.Select(record => record.Value)] : [])
    {
        Weight = set.Weight,
        LatencyRegion = set.Region?.Value,
        Failover = set.Failover?.Value,
        MultiValueAnswer = set.MultiValueAnswer,
        HealthCheckId = set.HealthCheckId,
        Alias = set.AliasTarget is { } target
            ? new AliasRecord(target.HostedZoneId, DnsName.Normalize(target.DNSName), target.EvaluateTargetHealth ?? false)
            : null,
    };

    public ResourceRecordSet ToSdk()
    {
        var set =
            new ResourceRecordSet { Name = Name, Type = new RRType(Type), SetIdentifier = SetIdentifier, HealthCheckId = HealthCheckId };
        set.TTL = Ttl;
        set.Weight = Weight;
        set.MultiValueAnswer = MultiValueAnswer;
        set.Region = LatencyRegion is null ? null : new ResourceRecordSetRegion(LatencyRegion);
        set.Failover = Failover is null ? null : new ResourceRecordSetFailover(Failover);
        if (Alias is null)
        {
            set.ResourceRecords = [.. Values.Select(value => new ResourceRecord { Value = value })];
        }
        else
        {
            set.AliasTarget = new AliasTarget
            {
                HostedZoneId = Alias.HostedZoneId,
                DNSName = Alias.DnsName,
                EvaluateTargetHealth = Alias.EvaluateTargetHealth,
            };
        }

        return set;
    }

    public bool Equals(DnsRecord? other) =>
        other is not null && Key == other.Key && Ttl == other.Ttl && Weight == other.Weight && LatencyRegion == other.LatencyRegion
        && Failover == other.Failover && MultiValueAnswer == other.MultiValueAnswer && HealthCheckId == other.HealthCheckId
        && Alias == other.Alias && SameValues(other);

    public override int GetHashCode() => HashCode.Combine(Key, Ttl, Values.Count);

    public override string ToString() =>
        $"{Name} {Type} {(Alias is null ? string.Join(',', Values) : "alias " + Alias.DnsName)}{(Ttl is null ? "" : $" ttl {Ttl}")}";

    private bool SameValues(DnsRecord other) =>
        Values.Count == other.Values.Count
        && (Values.Count == 1
            ? Values[0] == other.Values[0]
            : Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal));
}
