using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.LocalCloud.Route53;

/// <summary>A health check, its status, and the status known to each name server.</summary>
public sealed class HealthCheckState
{
    private readonly bool[] served = new bool[ZoneState.NameServers];

    internal HealthCheckState(string id, HealthCheckConfig config)
    {
        Id = id;
        Config = config;

        // "For new health checks that have no last known status, the default status for the health check is healthy."
        IsHealthy = config.InsufficientDataHealthStatus != InsufficientDataHealthStatus.Unhealthy;
        Array.Fill(served, IsHealthy);
    }

    public string Id { get; }

    public HealthCheckConfig Config { get; }

    /// <summary>The status as the health checkers see it.</summary>
    public bool IsHealthy { get; internal set; }

    /// <summary>The status that name server <paramref name="nameServer"/> (0 to 3) currently uses.</summary>
    public bool Served(int nameServer) => served[nameServer];

    internal void Serve(int nameServer, bool isHealthy) => served[nameServer] = isHealthy;
}
