using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>
/// Route 53's API, which is in us-east-1 alone ("Route 53's control plane is in us-east-1", AWS fault isolation boundaries, global
/// services): the loss of that region takes it away from everybody, while names are answered and health checks go on.
/// </summary>
public sealed class ControlPlane(CloudCore core)
{
    private int outages;

    /// <summary>By itself, or with its whole region.</summary>
    public bool IsDown => outages > 0 || core.Links.IsDown(CloudCore.FirstRegion);

    /// <summary>It goes down, or comes back; outages that overlap count.</summary>
    public void SetDown(bool down)
    {
        outages = Math.Max(0, outages + (down ? 1 : -1));
        core.Journal.Write(
            "route53", down ? "control-plane-down" : "control-plane-up", "us-east-1", down ? "the API does not work"
            : "the API works again");
    }

    /// <summary>What becomes of a call now: half are refused with 503, half are never answered; null: it is answered.</summary>
    internal ApiFaultKind? Strike() =>
        !IsDown ? null : core.Chance.Stream("control-plane").Next(2) == 0 ? ApiFaultKind.Unavailable : ApiFaultKind.LostRequest;
}
