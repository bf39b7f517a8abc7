using Failover.DocumentDb.Records;

namespace Failover.DocumentDb.Following;

/// <summary>Decides whether a new client is wanted, and for which endpoint.</summary>
internal static class MoveRule
{
    /// <summary>
    /// After this long without a writer, a new client is tried even if the record did not move: the driver knows only the hosts that the
    /// cluster named, and all of them may have been replaced behind the same endpoint.
    /// </summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    /// <summary>The move to make; null to keep the current client.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>no target, or no answer</term><description>keep</description></item>
    /// <item><term>no client yet</term><description>move</description></item>
    /// <item><term>the current client's target</term><description>keep, unless writerless for <see cref="Stale"/></description></item>
    /// <item><term>the driver's writer</term><description>keep</description></item>
    /// <item><term>another host of its cluster</term><description>move if that finds another writer: the driver notices a silent host
    /// only after its heartbeat's timeout</description></item>
    /// <item><term>a host that the cluster does not have</term><description>move</description></item>
    /// </list>
    /// </remarks>
    public static Wish? Wanted(RecordAnswer answer, ClusterSight? current) => answer switch
    {
        RecordAnswer.Points points when current is null => new(points.Target),
        RecordAnswer.Points points when points.Target == current.Target => current.WithoutWriter >= Stale ? new(points.Target) : null,
        RecordAnswer.Points points when points.Target == current.Writer => null,
        RecordAnswer.Points points => new(points.Target, current.Hosts.Contains(points.Target) ? current.Writer : null),
        _ => null,
    };
}
