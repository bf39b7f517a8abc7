using Failover.Functions.Contract;

namespace Failover.Functions.Cnames;

/// <summary>A plain CNAME as Route 53 returned it, with everything that a DELETE must match exactly.</summary>
/// <param name="Value">Where it points, as written; comparisons use <see cref="Target"/>.</param>
/// <param name="Ttl">Seconds.</param>
/// <param name="HealthCheckId">Null if it has none.</param>
internal sealed record CnameRecord(string Name, string Value, long Ttl, string? HealthCheckId = null)
{
    /// <summary>Where it points, normalized for comparison.</summary>
    public string Target => RecordName.Normalize(Value);
}
