using Failover.Functions.Aws;

namespace Failover.Functions.Switches;

/// <summary>The record sets at the record's name.</summary>
internal sealed record PairView(IReadOnlyList<PairRecord> Records);

/// <param name="Role"><c>PRIMARY</c> or <c>SECONDARY</c>; null if it is not a failover record.</param>
/// <param name="Value">Where it points; null if that is not a single name.</param>
/// <param name="Ttl">In seconds; null if it is an alias.</param>
/// <param name="Check">Its health check, if any.</param>
internal sealed record PairRecord(string Type, string? Role, string? Value, long? Ttl, Lookup<HealthCheckView>? Check);

/// <param name="AlarmRegion">The region of the alarm that it follows; null if it follows none.</param>
/// <param name="Unsuited">What keeps it from following the alarm as it must, for a person; null if nothing does.</param>
internal sealed record HealthCheckView(string? Alarm, string? AlarmRegion, string? Unsuited);
