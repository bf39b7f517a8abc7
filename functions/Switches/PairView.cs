using Failover.Functions.Aws;

namespace Failover.Functions.Switches;

/// <summary>What stands at the record's name.</summary>
internal sealed record PairView(IReadOnlyList<PairRecord> Records);

/// <param name="Role"><c>PRIMARY</c> or <c>SECONDARY</c>; null: no failover record.</param>
/// <param name="Value">Where it leads; null where that is not one name.</param>
/// <param name="Ttl">In seconds; null where it is another record's alias.</param>
/// <param name="Check">Its health check; null where it has none.</param>
internal sealed record PairRecord(string Type, string? Role, string? Value, long? Ttl, Lookup<HealthCheckView>? Check);

/// <param name="AlarmRegion">The region of the alarm that it follows; null: it follows none.</param>
/// <param name="Unsuited">What keeps it from following the alarm as it must, for a person; null: nothing.</param>
internal sealed record HealthCheckView(string? Alarm, string? AlarmRegion, string? Unsuited);
