using System.Globalization;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Faults;

/// <summary>A secondary falls behind its primary.</summary>
/// <param name="GlobalCluster">The global cluster's identifier.</param>
/// <param name="Region">The secondary's region.</param>
/// <param name="Growth">Seconds by which the lag grows per second, above 0 and at most 1 (nothing arrives any more).</param>
/// <param name="Lasts">How long it lasts, after which the secondary catches up; null means for ever.</param>
public sealed record LagGrowth(TimeSpan At, string GlobalCluster, string Region, double Growth = 1, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{Region} falls behind in {GlobalCluster} by {Growth:0.##} s a second, {FaultWords.For(Lasts)}");

    public override void Strike(Cloud cloud)
    {
        var global = GlobalWorld.Require(cloud, GlobalCluster);
        var member = global.MemberIn(Region);
        Set(Growth);
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => Set(0));
        }

        void Set(double growth)
        {
            member.LagGrowth = growth;
            global.Replication.Adjust(member);
        }
    }
}

/// <summary>A secondary receives nothing from its primary any more, and the API shows it: <c>pending-resync</c>.</summary>
/// <param name="GlobalCluster">The global cluster's identifier.</param>
/// <param name="Region">The secondary's region.</param>
/// <param name="Lasts">How long it lasts, after which the secondary catches up; null means for ever.</param>
public sealed record SecondaryDisconnected(TimeSpan At, string GlobalCluster, string Region, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"{Region} is disconnected from {GlobalCluster} (pending-resync), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        var global = GlobalWorld.Require(cloud, GlobalCluster);
        var member = global.MemberIn(Region);
        global.Replication.Disconnect(member, disconnected: true);
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => global.Replication.Disconnect(member, disconnected: false));
        }
    }
}

/// <summary>An operator fails the global cluster over, or switches it over, in the target's region.</summary>
/// <param name="Region">The target's region.</param>
/// <param name="AllowDataLoss">True for a failover, false for a switchover.</param>
public sealed record GlobalFailoverByHand(TimeSpan At, string GlobalCluster, string Region, bool AllowDataLoss) : Fault(At)
{
    public override string Describe() => $"an operator {(AllowDataLoss ? "fails" : "switches")} {GlobalCluster} over to {Region}";

    public override void Strike(Cloud cloud)
    {
        var target = GlobalWorld.Require(cloud, GlobalCluster).MemberIn(Region).Cluster.Arn;
        try
        {
            cloud.Global.GlobalClusters.FailOver(Region, new Amazon.RDS.Model.FailoverGlobalClusterRequest
            {
                GlobalClusterIdentifier = GlobalCluster,
                TargetDbClusterIdentifier = target,
                AllowDataLoss = AllowDataLoss ? true : null,
            });
        }
        catch (Amazon.RDS.AmazonRDSException e)
        {
            cloud.Core.Journal.Write("fault", "refused", GlobalCluster, e.Message);
        }
    }
}

/// <summary>Finds the targets of these faults.</summary>
internal static class GlobalWorld
{
    public static GlobalCluster Require(Cloud cloud, string identifier) => cloud.Global.GlobalClusters.Find(identifier)
        ?? throw new ArgumentException($"This world has no global cluster '{identifier}'.", nameof(identifier));
}
