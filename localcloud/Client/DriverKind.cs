namespace Failover.LocalCloud.Client;

/// <summary>How an application finds the writer: what real drivers do, as <c>.ci/drivers</c> measures it.</summary>
public enum DriverKind
{
    /// <summary>
    /// Replica-set mode, and the packages of <c>clients/</c> on top: where the record points to another cluster, it follows.
    /// </summary>
    Following,

    /// <summary>Replica-set mode: asks the record at the start, and from then on knows only the hosts that the cluster named.</summary>
    ReplicaSet,

    /// <summary>
    /// Direct connection: asks the record whenever the connection breaks, and keeps a connection to whatever it found there, writer or not.
    /// </summary>
    Direct,
}
