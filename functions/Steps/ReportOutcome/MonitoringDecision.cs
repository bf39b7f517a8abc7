using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Decides whether an alarm was false by a fault of the monitoring itself. Pure.</summary>
/// <remarks>
/// Only where heartbeat and probe together tell it. A heartbeat that failed before the first proof may have met a writer that really did
/// not answer for a while.
/// </remarks>
internal static class MonitoringDecision
{
    /// <param name="heartbeats">Null where they are not known.</param>
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
            { IsSeen: false } => "no heartbeat failed or is missing",
            // A region that was down had no heartbeat either: there only the watch's executions tell.
            { HasFailed: false } when plan.Global is null || alarm.Attempt is not null => "heartbeats are missing, but none failed",
            not null when heartbeats.Points.Any(p => !p.IsAnswered && p.At > proven) =>
                "a heartbeat failed while the probe was answered",

            // Only the watch starts an execution at an alarm that an earlier execution has ended at.
            { IsHeartbeat: false } when alarm.Attempt is not null && !heartbeats.Points.Any(p => p.IsAnswered && p.At > anchor) =>
                "each heartbeat since the alarm failed, while each execution since then ended without finding a fault",
            _ => null,
        };
        return why is null ? null : new Ending(Outcome.MonitoringFault, $"false alarm {alarm.Name}: {why}; {probe.Reason}");
    }
}
