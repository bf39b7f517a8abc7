using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Client;

/// <summary>How the network between an application and an instance behaves.</summary>
internal sealed class ClientNetwork(CloudCore core)
{
    public bool Reaches(DatabaseInstance instance) => core.Links.Reaches(core.Region, instance.Cluster.Region);

    /// <summary>Whether a write on this connection is acknowledged.</summary>
    public bool Takes(Connection open) => Reaches(open.Instance) && !open.IsBroken && open.Instance.TakesWrites;

    /// <summary>Whether the instance neither answers nor refuses connections.</summary>
    public bool Hangs(DatabaseInstance instance) =>
        !Reaches(instance) || instance.State == InstanceState.Dropping
            || instance is { State: InstanceState.Up, Behaviour: WireBehaviour.NotAnswering };
}
