using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Decides whether a fault of the monitoring itself caused a false alarm. Pure.</summary>
/// <remarks>
/// Only if heartbeat and probe together show it. A heartbeat that failed before the first proof may have met a writer that really did
/// not answer for a while.
/// </remarks>
internal static class MonitoringDecision
{
    /// <param name="heartbeats">Null if they are not known.</param>
    public static Ending? Decide(ReportOutcomeRequest found, HeartbeatSeries? heartbeats)
    {
        if (heartbeats is null || !OutcomeDecision.IsWithoutFailover(found)
            || found is not { Verdict.Plan: { Alarm: { } alarm } plan, Probe: { FirstProvenAt: { } proven } probe }
            || probe.Attempt > plan.Proofs)
        {
            return null;
        }

        var anchor = RecoveryComposer.Anchor(found).At;
        var why = heartbeats.Find(anchor, proven) switch
        {
            { IsSeen: false } => "no heartbeat failed or was missing",
            // A region that was down had no heartbeat either: with a global cluster, only an execution of the watch can tell.
            { HasFailed: false } when plan.Global is null || alarm.Attempt is not null => "heartbeats were missing, but none failed",
            not null when heartbeats.Points.Any(p => !p.IsAnswered && p.At > proven) =>
                "a heartbeat failed while the probe was answered",

            // Only the watch starts an execution for an alarm that an earlier execution has already handled.
            { IsHeartbeat: false } when alarm.Attempt is not null && !heartbeats.Points.Any(p => p.IsAnswered && p.At > anchor) =>
                "each heartbeat since the alarm failed, while each execution since then ended without finding a fault",
            _ => null,
        };
        return why is null ? null : new Ending(Outcome.MonitoringFault, $"{alarm.Name} was a false alarm: {why}; {probe.Reason}");
    }
}
