using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>The global cluster as this region shows it, and each member as its own region does.</summary>
internal sealed record RegionsView(GlobalPlan Plan, GlobalView Global, IReadOnlyList<MemberReading> Members)
{
    /// <summary>Whether this stack's cluster waits to take over: its own writer is then another region's.</summary>
    public bool IsSecondary => Global.Find(Plan.Member) is { IsWriter: false };

    public IEnumerable<MemberReading> Secondaries => Members.Where(m => !m.Member.IsWriter);

    /// <summary>The global writer's cluster; null where it could not be asked.</summary>
    public ClusterView? Writer => Members.FirstOrDefault(m => m.Member == Global.Writer)?.Cluster.Value;
}

/// <param name="Lag">Of a secondary; a value of null where no figure was seen.</param>
internal sealed record MemberReading(GlobalMember Member, Lookup<ClusterView> Cluster, Lookup<LagReading?> Lag)
{
    public string Region => Member.Region;
}
