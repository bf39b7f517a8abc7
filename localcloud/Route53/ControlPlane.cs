using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>
/// Route 53's API, which runs only in us-east-1 ("Route 53's control plane is in us-east-1", AWS fault isolation boundaries, global
/// services): losing that region makes it unavailable everywhere, while names still resolve and health checks keep running.
/// </summary>
public sealed class ControlPlane(CloudCore core)
{
    private int outages;

    /// <summary>Whether the API is down, by itself or with its whole region.</summary>
    public bool IsDown => outages > 0 || core.Links.IsDown(CloudCore.FirstRegion);

    /// <summary>Starts or ends an outage; overlapping outages are counted.</summary>
    public void SetDown(bool down)
    {
        outages = Math.Max(0, outages + (down ? 1 : -1));
        core.Journal.Write(
            "route53", down ? "control-plane-down" : "control-plane-up", "us-east-1", down ? "the API does not work"
            : "the API works again");
    }

    /// <summary>What happens to a call made now: half get a 503, half are never answered; null if the API is up.</summary>
    internal ApiFaultKind? Strike() =>
        !IsDown ? null : core.Chance.Stream("control-plane").Next(2) == 0 ? ApiFaultKind.Unavailable : ApiFaultKind.LostRequest;
}
