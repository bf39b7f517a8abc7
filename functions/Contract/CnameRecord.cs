using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

/// <summary>A plain CNAME as Route 53 gave it, with all that a DELETE must match exactly.</summary>
/// <param name="Value">Where it leads, as it was written; <see cref="Target"/> is what is compared.</param>
/// <param name="Ttl">Seconds.</param>
/// <param name="HealthCheckId">Null if it has none.</param>
public sealed record CnameRecord(string Name, string Value, long Ttl, string? HealthCheckId = null)
{
    /// <summary>Where it leads, as this project compares names.</summary>
    [JsonIgnore]
    public string Target => RecordName.Normalize(Value);
}
