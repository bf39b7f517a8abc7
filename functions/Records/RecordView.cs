using Amazon.Route53.Model;

namespace Failover.Functions.Records;

/// <summary>The CNAME as it stands, with all that a DELETE must match exactly.</summary>
/// <param name="Value">Where it leads, as this project compares names.</param>
/// <param name="Exact">The record as Route 53 gave it.</param>
internal sealed record RecordView(string Value, ResourceRecordSet Exact);
