namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>What AWS requires before it starts a failover or switchover of a global cluster.</summary>
/// <remarks>
/// DocumentDB developer guide: both need the same engine version in all regions, otherwise they are "blocked"; a switchover needs a
/// healthy global cluster. Which of the two state faults AWS returns if it is not healthy is not documented.
/// </remarks>
internal static class GlobalRules
{
    public static void Check(GlobalCluster global, MemberCluster target, bool allowsDataLoss)
    {
        if (global.Running is not null)
        {
            throw RdsErrors.GlobalState($"Global cluster {global.Identifier} is failing over or switching over already.");
        }

        if (target.Cluster == global.NewestPrimary || !target.Cluster.IsSecondary)
        {
            throw RdsErrors.ClusterState($"DB cluster {target.Cluster.Arn} is the primary of global cluster {global.Identifier} already.");
        }

        if (!IsHealthy(target))
        {
            throw RdsErrors.ClusterState($"DB cluster {target.Cluster.Arn} is not in available state: {target.Cluster.Status}.");
        }

        if (global.Members.Any(member => member.Cluster.Spec.EngineVersion != target.Cluster.Spec.EngineVersion))
        {
            throw RdsErrors.ClusterState($"The DB clusters of global cluster {global.Identifier} do not run the same engine version.");
        }

        if (!allowsDataLoss)
        {
            CheckSwitchover(global, target);
        }
    }

    private static void CheckSwitchover(GlobalCluster global, MemberCluster target)
    {
        foreach (var member in global.Members)
        {
            if (!global.Links.Reaches(target.Region, member.Region) || !member.IsConnected)
            {
                throw RdsErrors.GlobalState($"DB cluster {member.Cluster.Arn} of global cluster {global.Identifier} is not connected.");
            }

            if (!IsHealthy(member))
            {
                throw RdsErrors.ClusterState($"DB cluster {member.Cluster.Arn} is not in available state: {member.Cluster.Status}.");
            }
        }
    }

    private static bool IsHealthy(MemberCluster member) =>
        member.Cluster is { Status: "available", IsDeleted: false }
            && member.Cluster.Instances.Any(static instance => instance.State == InstanceState.Up);
}
