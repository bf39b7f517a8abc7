namespace Failover.LocalCloud.Faults;

/// <summary>A fault in a region other than the world's first one.</summary>
/// <param name="Region">The region, for example <c>eu-central-1</c>.</param>
/// <param name="Then">The fault, at its own time.</param>
public sealed record InRegion(string Region, Fault Then) : Fault(Then.At)
{
    public override string Describe() => $"in {Region} {Then.Describe()}";

    // The outer fault's time counts: another fault may have set it.
    public override void Strike(Cloud cloud) => (Then with { At = At }).Strike(cloud.Global.Region(Region));
}
