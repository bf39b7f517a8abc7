using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients;

/// <summary>How a cluster of the <see cref="Bed"/> differs from the default.</summary>
internal sealed record ClusterPlan
{
    public int Members { get; init; } = 2;

    public MongoUser? User { get; init; }

    public bool Tls { get; init; } = true;

    /// <summary>The issuer of its certificate; null for the CA that clients trust.</summary>
    public Authority? Authority { get; init; }

    /// <summary>The only name in its certificate; null for its own name.</summary>
    public string? Certified { get; init; }

    /// <summary>The name of its instances; null for the cluster's name.</summary>
    public string? Instances { get; init; }
}
