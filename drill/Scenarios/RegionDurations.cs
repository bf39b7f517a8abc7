using Failover.LocalCloud;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Scenarios;

/// <summary>A region's promotion: how much time AWS took, and how much was added to that. In seconds; null if it did not happen.</summary>
/// <param name="Detect">From the first fault to the alarm, or to the start by the beats. 0 if an operator started it.</param>
/// <param name="Evidence">From there to FailoverGlobalCluster, without approval: starting, verifying, checking twice, choosing.</param>
/// <param name="Approval">How long operators took to answer; null if nobody was asked.</param>
/// <param name="Promotion">From the call to the promotion: AWS's time.</param>
/// <param name="Propagation">From the swap to INSYNC, or from the switch to the health check: AWS's time.</param>
/// <param name="Ttl">The record's TTL: how long a client may keep the old answer.</param>
/// <param name="Outage">How long the application could not write.</param>
/// <param name="Own">The part that was strictly not AWS's: <see cref="Evidence"/>, and from the promotion to the swap. AWS's API shows a
/// promotion seconds late.</param>
/// <param name="Added">From there until the application writes again, minus the approval and AWS's own three times. Null for a planned
/// move.</param>
internal sealed record RegionDurations(
    double? Detect, double? Evidence, double? Approval, double? Promotion, double? Propagation, double Ttl, double? Outage, double? Own,
        double? Added)
{
    public static RegionDurations? From(ScenarioRun run, EndedExecution main)
    {
        var entries = run.World.Cloud.Core.Journal.Entries;
        if (main.Report is not { } report || report.Timeline.LastOrDefault(e => e.Stage == "promoted-region") is null
            || entries.LastOrDefault(e => e.Kind == "global-promoted" && e.At <= report.At) is not { } promoted)
        {
            return null;
        }

        var failover = entries.Last(e => e.Kind == "global-failover" && e.At <= promoted.At);
        var alarm = report.Plan?.Alarm is { Source: null } own ? own.StateChangedAt : main.Execution.StartedAt;

        // Somebody else may have called before the alarm: the time that AWS had already spent was saved.
        var asked = failover.At > alarm ? failover.At : alarm;
        var (moved, arrived) = Dns(run, report.Timeline.LastOrDefault(e => e.Stage is "swapped" or "switched")?.At, entries);
        var outage = run.Client.Outages.FirstOrDefault(
            o => Worlds.World.Start + o.From <= promoted.At && !(Worlds.World.Start + o.Until < promoted.At));
        var (approval, promotion, propagation) = (Answer(main), Durations.Seconds(asked, promoted.At), Durations.Seconds(moved, arrived));
        var isPlanned = failover.Detail.StartsWith("switchover", StringComparison.Ordinal);
        return new(
            report.Plan?.Alarm is null ? 0 : Durations.Seconds(run.FirstFaultAt, alarm),
            Rounded(Durations.Seconds(alarm, asked) - (approval ?? 0)),
            approval,
            promotion,
            propagation,
            run.World.Spec.RecordTtl,
            Rounded(Length(outage)),
            Rounded(Durations.Seconds(alarm, asked) - (approval ?? 0) + Durations.Seconds(promoted.At, moved)),
            isPlanned ? null
                : Rounded(
                Durations.Seconds(alarm, Worlds.World.Start + outage?.Until) - (
                approval ?? 0) - promotion - propagation - run.World.Spec.RecordTtl));
    }

    /// <summary>From the swap to INSYNC; in record mode switch, from the metric to the health check that follows it.</summary>
    private static (DateTimeOffset? Moved, DateTimeOffset? Arrived) Dns(
        ScenarioRun run, DateTimeOffset? moved, IReadOnlyList<JournalEntry> entries)
    {
        var swap = run.Writes.LastOrDefault(c => c.At <= moved)?.At ?? moved;
        return (swap,
            entries.FirstOrDefault(e => e.At >= swap && e.Kind == (run.World.Spec.HasSwitch ? "health-check" : "change-in-sync"))?.At);
    }

    private static double? Answer(EndedExecution main)
    {
        var history = main.Execution.History;
        var asked = history.FirstOrDefault(e => e.StateEnteredEventDetails?.Name == "RequestApproval")?.Timestamp;
        var answered = history.FirstOrDefault(e => e.StateExitedEventDetails?.Name == "RequestApproval")?.Timestamp;
        return (answered - asked)?.TotalSeconds;
    }

    private static double? Length(Outage? outage) => (outage?.Until - outage?.From)?.TotalSeconds;

    private static double? Rounded(double? seconds) => seconds is { } value ? Math.Round(value, 3) : null;
}
