namespace Failover.LocalCloud.Wire;

/// <summary>The subnets that probe and heartbeat run in, apart from the database's and the application's.</summary>
public sealed class ProbeSubnet
{
    /// <summary>
    /// Nothing gets out of them, to the database and to the resolver, and nobody says so; what Lambda logs still arrives.
    /// </summary>
    public bool IsCutOff { get; set; }
}
