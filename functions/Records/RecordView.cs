using Amazon.Route53.Model;

namespace Failover.Functions.Records;

/// <summary>The CNAME as it stands, with all that a DELETE must match exactly.</summary>
/// <param name="Value">Where it leads, as this project compares names.</param>
/// <param name="Exact">The record as Route 53 gave it.</param>
internal sealed record RecordView(string Value, ResourceRecordSet Exact);

/// <summary>One record's part of a swap.</summary>
/// <param name="Read">What was read; null: the record is created, and only if none stands.</param>
internal sealed record RecordSwapping(string Name, RecordView? Read, string Target);
