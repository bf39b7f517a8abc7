namespace Failover.LocalCloud.DocumentDb;

/// <summary>What the API reports about a cluster: its state a moment ago.</summary>
/// <param name="WriterId">The member reported as the writer.</param>
/// <param name="InstanceStatuses">In the order of the cluster's instances.</param>
public sealed record ClusterSnapshot(string Status, string? WriterId, IReadOnlyList<string> InstanceStatuses);

/// <summary>How the API may misreport the members.</summary>
public enum WriterLie
{
    None,

    /// <summary>No member is reported as the writer.</summary>
    NoWriter,

    /// <summary>The writer and the first other member are both reported as writers.</summary>
    TwoWriters,
}
