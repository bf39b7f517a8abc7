namespace Failover.LocalCloud.Faults;

/// <summary>Something happens in another region than the world's first one.</summary>
/// <param name="Region">Its name: <c>eu-central-1</c>.</param>
/// <param name="Then">What happens there, at its own time.</param>
public sealed record InRegion(string Region, Fault Then) : Fault(Then.At)
{
    public override string Describe() => $"in {Region} {Then.Describe()}";

    // The time of this one counts: another fault may have set it.
    public override void Strike(Cloud cloud) => (Then with { At = At }).Strike(cloud.Global.Region(Region));
}
