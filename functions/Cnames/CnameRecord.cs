using Failover.Functions.Contract;

namespace Failover.Functions.Cnames;

/// <summary>A plain CNAME as Route 53 gave it, with all that a DELETE must match exactly.</summary>
/// <param name="Value">Where it leads, as it was written; <see cref="Target"/> is what is compared.</param>
/// <param name="Ttl">Seconds.</param>
/// <param name="HealthCheckId">Null if it has none.</param>
internal sealed record CnameRecord(string Name, string Value, long Ttl, string? HealthCheckId = null)
{
    /// <summary>Where it leads, as this project compares names.</summary>
    public string Target => RecordName.Normalize(Value);
}
