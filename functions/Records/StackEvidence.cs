using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>What readiness knows about the stack, by which a record is judged.</summary>
internal abstract record StackEvidence
{
    /// <summary>The identifier of the stack's cluster.</summary>
    public abstract string ClusterId { get; }

    public required Lookup<ClusterView> Cluster { get; init; }

    public required Lookup<Plan> Plan { get; init; }

    /// <summary>The global cluster and its members; null for a stack of a single region.</summary>
    public Lookup<RegionsView>? Regions { get; init; }

    /// <summary>Whether this stack's cluster waits for another region's writer to be lost.</summary>
    public bool IsSecondary => Regions?.Value?.IsSecondary == true;
}
