using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>The CNAME as it stands, with all that a DELETE must match exactly.</summary>
/// <param name="Value">Where it leads, as this project compares names.</param>
/// <param name="Exact">The record as Route 53 gave it.</param>
internal sealed record RecordView(string Value, ResourceRecordSet Exact)
{
    /// <summary>The record that an earlier step read.</summary>
    public static RecordView From(RecordReading reading) => new(RecordName.Normalize(reading.Value), new ResourceRecordSet
    {
        Name = reading.Name,
        Type = RRType.CNAME,
        TTL = reading.Ttl,
        ResourceRecords = [new ResourceRecord { Value = reading.Value }],
    });

    /// <returns>What later steps need to compare with; null if there is more to it than name, value and TTL.</returns>
    public RecordReading? ToReading() =>
        Exact is { TTL: { } ttl, HealthCheckId: null or "" } ? new RecordReading(Exact.Name, Exact.ResourceRecords[0].Value, ttl) : null;
}

/// <summary>One record's part of a swap.</summary>
/// <param name="Read">What was read; null: the record is created, and only if none stands.</param>
internal sealed record RecordSwapping(string Name, RecordView? Read, string Target);
