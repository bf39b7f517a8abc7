namespace Failover.LocalCloud.Faults;

/// <summary>
/// Probe and heartbeat are cut off from database and DNS (a security group, a network ACL, a route); nothing else is affected.
/// </summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record ProbeSubnetCut(TimeSpan At, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"probe and heartbeat are cut off from the database and DNS, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        cloud.ProbeSubnet.IsCutOff = true;
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => cloud.ProbeSubnet.IsCutOff = false);
        }
    }
}
