using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>The global cluster as this region shows it, and each member as its own region shows it.</summary>
internal sealed record RegionsView(GlobalPlan Plan, GlobalView Global, IReadOnlyList<MemberReading> Members)
{
    /// <summary>Whether this stack's cluster is a secondary: the global writer is in another region.</summary>
    public bool IsSecondary => Global.Find(Plan.Member) is { IsWriter: false };

    public IEnumerable<MemberReading> Secondaries => Members.Where(m => !m.Member.IsWriter);

    /// <summary>The global writer's cluster; null if it could not be read.</summary>
    public ClusterView? Writer => Members.FirstOrDefault(m => m.Member == Global.Writer)?.Cluster.Value;
}

/// <param name="Lag">A secondary's lag; a value of null if none was reported.</param>
internal sealed record MemberReading(GlobalMember Member, Lookup<ClusterView> Cluster, Lookup<LagReading?> Lag)
{
    public string Region => Member.Region;

    /// <summary>A failover does not ask for parameters.</summary>
    public static Lookup<ParameterGroupView> NotAsked { get; } = new() { Silence = "not asked" };

    /// <summary>The cluster's parameter group.</summary>
    public Lookup<ParameterGroupView> Parameters { get; init; } = NotAsked;
}
