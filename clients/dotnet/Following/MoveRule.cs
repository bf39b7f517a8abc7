using Failover.DocumentDb.Records;

namespace Failover.DocumentDb.Following;

/// <summary>Decides whether a new client is wanted, and for which endpoint.</summary>
internal static class MoveRule
{
    /// <summary>
    /// After so long without a writer, a new client is tried also where the record did not move: the driver knows only the hosts that the
    /// cluster named, and all of them may have been replaced behind the same endpoint.
    /// </summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    /// <summary>The endpoint to move to; null: keep the current client.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>no target, or no answer</term><description>keep</description></item>
    /// <item><term>no client yet</term><description>the target</description></item>
    /// <item><term>the target of the current client</term><description>keep, unless it has been without a writer for <see cref="Stale"/></description></item>
    /// <item><term>another host of the current cluster</term><description>keep while there is a writer: the driver follows it</description></item>
    /// <item><term>a host that the cluster does not have</term><description>the target</description></item>
    /// </list>
    /// </remarks>
    public static string? Wanted(RecordAnswer answer, ClusterSight? current) => answer switch
    {
        RecordAnswer.Points points when current is null => points.Target,
        RecordAnswer.Points points when points.Target == current.Target => current.WithoutWriter >= Stale ? points.Target : null,
        RecordAnswer.Points points => current.HasWriter && current.Hosts.Contains(points.Target) ? null : points.Target,
        _ => null,
    };
}
