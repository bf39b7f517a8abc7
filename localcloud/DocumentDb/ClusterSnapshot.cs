namespace Failover.LocalCloud.DocumentDb;

/// <summary>What the API tells about a cluster: the truth of a moment ago.</summary>
/// <param name="WriterId">The member that is shown as the writer.</param>
/// <param name="InstanceStatuses">In the order of the cluster's instances.</param>
public sealed record ClusterSnapshot(string Status, string? WriterId, IReadOnlyList<string> InstanceStatuses);

/// <summary>What the API may wrongly show of the members.</summary>
public enum WriterLie
{
    None,

    /// <summary>No member is the writer.</summary>
    NoWriter,

    /// <summary>The writer and the first of the others are both writers.</summary>
    TwoWriters,
}
