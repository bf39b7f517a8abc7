using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<SwitchRole>))]
public enum SwitchRole
{
    /// <summary>This region's record is served unless its own switch is off and the other region's is on.</summary>
    Primary,

    /// <summary>This region's record is served only while its own switch is on and the other region's is off.</summary>
    Secondary,
}

/// <summary>The pair of failover records that a metric flips; see RecordMode switch.</summary>
/// <param name="Role">The role of this region's record, which never changes, whichever region writes.</param>
/// <param name="OtherRegion">The region that has the other record.</param>
/// <param name="Endpoint">Where this region's record points, as the stack was deployed; lower case.</param>
public sealed record SwitchPlan(SwitchRole Role, string OtherRegion, string Endpoint)
{
    /// <summary>
    /// The value of <see cref="Verdict.RecordValue"/> while the record points to the other region, whose endpoint only that region's stack
    /// knows.
    /// </summary>
    [JsonIgnore]
    public string Away => $"the cluster in {OtherRegion}";
}
