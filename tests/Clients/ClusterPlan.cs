using Failover.Sockets.Certificates;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients;

/// <summary>How a cluster of the <see cref="Bed"/> differs from the usual one.</summary>
internal sealed record ClusterPlan
{
    public int Members { get; init; } = 2;

    public MongoUser? User { get; init; }

    public bool Tls { get; init; } = true;

    /// <summary>Who issues its certificate; null: the CA that clients trust.</summary>
    public Authority? Authority { get; init; }

    /// <summary>The only name in its certificate; null: its own.</summary>
    public string? Certified { get; init; }

    /// <summary>What its instances are called; null: as the cluster.</summary>
    public string? Instances { get; init; }
}
