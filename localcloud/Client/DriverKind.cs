namespace Failover.LocalCloud.Client;

/// <summary>How an application finds the writer; the kinds behave as real drivers do, as measured by <c>.ci/drivers</c>.</summary>
public enum DriverKind
{
    /// <summary>
    /// Replica-set mode with the packages of <c>clients/</c> on top: if the record points to another cluster, it follows.
    /// </summary>
    Following,

    /// <summary>Replica-set mode: reads the record at the start, and from then on knows only the hosts that the cluster listed.</summary>
    ReplicaSet,

    /// <summary>
    /// Direct connection: reads the record whenever the connection breaks, and keeps its connection to whatever it found, writer or not.
    /// </summary>
    Direct,
}
