using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>DocumentDB's own events that belong to what this execution was started for.</summary>
internal static class RecentEvents
{
    /// <summary>How long before the alarm its cause may lie: a silent metric takes minutes to alarm.</summary>
    private static readonly TimeSpan BeforeAlarm = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<ClusterEvent> From(Verdict? verdict)
    {
        if (verdict is null)
        {
            return [];
        }

        // A difference of two times can't overflow; a person may have typed year 1.
        var alarm = verdict.Plan.Alarm?.StateChangedAt ?? verdict.At;
        return [.. verdict.Events.Where(e => alarm - e.At <= BeforeAlarm)];
    }
}
