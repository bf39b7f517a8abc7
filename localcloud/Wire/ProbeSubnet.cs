namespace Failover.LocalCloud.Wire;

/// <summary>The subnets of probe and heartbeat, separate from the database's and the application's.</summary>
public sealed class ProbeSubnet
{
    /// <summary>
    /// Whether packets to the database and the resolver are dropped silently; Lambda's log lines still arrive.
    /// </summary>
    public bool IsCutOff { get; set; }
}
