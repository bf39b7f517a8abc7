using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Puts what happened in chronological order, by each step's own clock.</summary>
internal static class TimelineComposer
{
    public static IReadOnlyList<TimelineEntry> Compose(
        ReportOutcomeRequest found, Outcome outcome, string summary, Recovery? recovery, DateTimeOffset now)
    {
        var entries = new List<TimelineEntry>();
        if (found.Verdict is { } verdict)
        {
            if (verdict.Plan.Alarm is { } alarm)
            {
                entries.Add(new(alarm.StateChangedAt, "alarm", alarm.Source == AlarmSource.Beats
                    ? "the first beat that found no writable primary" : $"{alarm.Name} went to {alarm.State}"));
            }

            entries.AddRange(RecentEvents.From(verdict).Select(e => new TimelineEntry(e.At, "event", e.Message)));
            entries.Add(new(verdict.At, "verdict", $"{EnumText.Kebab(verdict.State)}: {verdict.Reason}"));
        }

        entries.Add(new(found.Execution.StartedAt, "start", found.Verdict?.Plan.Reason ?? "the execution starts"));
        AddSteps(entries, found);
        AddProofs(entries, recovery);
        if (found.Failure is { } failure)
        {
            entries.Add(new(now, "failure", $"{FailureReading.Name(failure)}: {FailureReading.Message(failure)}"));
        }

        entries.Add(new(now, "report", $"{EnumText.Kebab(outcome)}: {summary}"));
        return [.. entries.OrderBy(e => e.At)];
    }

    private static void AddProofs(List<TimelineEntry> entries, Recovery? recovery)
    {
        if (recovery is { IsOutageSeen: true, LastProof: { } last })
        {
            entries.Add(new(last, "last-proof", "the last heartbeat that a writable primary answered before the outage"));
        }

        if (recovery is { IsOutageSeen: true, IsHeartbeat: true })
        {
            entries.Add(new(recovery.FirstProof, "first-proof", "the first heartbeat that a writable primary answered afterwards"));
        }
    }

    private static void AddSteps(List<TimelineEntry> entries, ReportOutcomeRequest found)
    {
        if (found.Drill is { } drill)
        {
            entries.Add(new(drill.At, "drill", drill.Reason));
        }

        AddRegion(entries, found);
        if (found.Writer is { State: WriterState.Promoted } writer)
        {
            var how = writer.IsByWire ? $": {writer.Reason}" : "";
            entries.Add(new(writer.At, "promoted", $"{writer.Writer} is the writer, seen at check {writer.Attempt}{how}"));
        }

        if (OutcomeDecision.Swapped(found) is { } swap)
        {
            entries.Add(new(swap.At, RecordModes.For(found.Verdict?.Plan).Stage, swap.Reason));
        }

        if (found.InSync is { State: InSyncState.InSync } inSync)
        {
            entries.Add(new(inSync.At, "in-sync", inSync.Reason));
        }

        if (found.Probe is { State: ProbeState.Proven, FirstProvenAt: { } proven } probe)
        {
            entries.Add(new(proven, "proven", probe.Reason));
        }
    }

    private static void AddRegion(List<TimelineEntry> entries, ReportOutcomeRequest found)
    {
        if (found.Region is not { } region)
        {
            return;
        }

        if (region.Choice is { } choice)
        {
            entries.Add(new(choice.At, "region", $"{EnumText.Kebab(choice.State)}: {choice.Reason}"));
        }

        if (found.Approval is { } sent && Approval.Read(sent) is var approval)
        {
            // The answer has no time of its own: it came before the promotion, if any.
            var at = region.Promotion?.At ?? found.Region.Choice?.At ?? found.Execution.StartedAt;
            var why = approval.Reason is { } reason ? $": {reason}" : "";
            entries.Add(new(at, "approval", $"{EnumText.Kebab(approval.Answer)}{approval.Author}{why}"));
        }

        if (region.Promotion is { } promotion)
        {
            entries.Add(new(promotion.At, "promoting", promotion.Reason));
        }

        if (region.Check is { State: RegionCheckState.Promoted } check)
        {
            entries.Add(new(check.At, "promoted-region", check.Reason));
        }
    }
}
