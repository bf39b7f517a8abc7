using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<SwitchRole>))]
public enum SwitchRole
{
    /// <summary>This region's record answers unless the other region's switch alone is on.</summary>
    Primary,

    /// <summary>This region's record answers only while its own switch alone is on.</summary>
    Secondary,
}

/// <summary>The pair of failover records that a metric flips; see RecordMode switch.</summary>
/// <param name="Role">The role of this region's record, which never changes: who writes is another matter.</param>
/// <param name="OtherRegion">The region that has the other record.</param>
/// <param name="Endpoint">Where this region's record leads, as the stack was deployed: lower case.</param>
public sealed record SwitchPlan(SwitchRole Role, string OtherRegion, string Endpoint)
{
    /// <summary>
    /// What <see cref="Verdict.RecordValue"/> says while the record points to the other region: its endpoint is that region's own
    /// affair.
    /// </summary>
    [JsonIgnore]
    public string Away => $"the cluster in {OtherRegion}";
}
