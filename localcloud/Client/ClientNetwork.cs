using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Client;

/// <summary>What the network between an application and an instance does.</summary>
internal sealed class ClientNetwork(CloudCore core)
{
    public bool Reaches(DatabaseInstance instance) => core.Links.Reaches(core.Region, instance.Cluster.Region);

    /// <summary>Whether a write on that connection is acknowledged.</summary>
    public bool Takes(Connection open) => Reaches(open.Instance) && !open.IsBroken && open.Instance.TakesWrites;

    /// <summary>Whether nobody answers there, and nobody refuses.</summary>
    public bool Hangs(DatabaseInstance instance) =>
        !Reaches(instance) || instance.State == InstanceState.Dropping
            || instance is { State: InstanceState.Up, Behaviour: WireBehaviour.NotAnswering };
}
