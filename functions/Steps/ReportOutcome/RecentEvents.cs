using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>DocumentDB's own events that belong to the incident this execution was started for.</summary>
internal static class RecentEvents
{
    /// <summary>How long before the alarm its cause may lie: the alarm on a silent metric takes minutes.</summary>
    private static readonly TimeSpan BeforeAlarm = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<ClusterEvent> From(Verdict? verdict)
    {
        if (verdict is null)
        {
            return [];
        }

        // A person may have typed the year 1: unlike a sum, the difference of two times can't overflow.
        var alarm = verdict.Plan.Alarm?.StateChangedAt ?? verdict.At;
        return [.. verdict.Events.Where(e => alarm - e.At <= BeforeAlarm)];
    }
}
