using Amazon.RDS;
using Amazon.RDS.Model;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>Converts a view of a global cluster to the SDK's types.</summary>
internal static class GlobalAnswers
{
    public static Amazon.RDS.Model.GlobalCluster From(GlobalCluster cluster, GlobalSnapshot view) => new()
    {
        GlobalClusterIdentifier = cluster.Identifier,
        GlobalClusterArn = cluster.Arn,
        GlobalClusterResourceId = "cluster-" + cluster.Identifier.ToUpperInvariant(),
        Status = view.Status,
        Engine = RdsAnswers.Engine,
        EngineVersion = view.EngineVersion,
        GlobalClusterMembers = [.. view.Members.Select(member => new Amazon.RDS.Model.GlobalClusterMember
        {
            DBClusterArn = member.Arn,
            IsWriter = member.IsWriter,
            Readers = [.. member.Readers],
            SynchronizationStatus = member.IsConnected
                ? GlobalClusterMemberSynchronizationStatus.Connected
                : GlobalClusterMemberSynchronizationStatus.PendingResync,
        })],
        FailoverState = view.Failover is not { } failover ? null : new FailoverState
        {
            Status = new FailoverStatus(failover.Status),
            FromDbClusterArn = failover.FromArn,
            ToDbClusterArn = failover.ToArn,
            IsDataLossAllowed = failover.AllowsDataLoss,
        },
    };
}
