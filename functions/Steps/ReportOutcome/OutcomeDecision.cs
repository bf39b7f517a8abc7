using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Decides the outcome of an execution. Pure.</summary>
internal static class OutcomeDecision
{
    public static Ending Decide(ReportOutcomeRequest found)
    {
        if (found.Failure is { } failure)
        {
            return new Ending(Outcome.Unrecovered,
                $"{RegionOutcome.Prefix(found)}{FailureReading.Name(failure) ?? "an error"}: {FailureReading.Message(failure)}");
        }

        if (found.Verdict is { State: VerdictState.StandDown } verdict)
        {
            return new Ending(Outcome.StoodDown, verdict.Reason);
        }

        if (RegionOutcome.Decide(found) is { } ending)
        {
            return ending;
        }

        // An exhausted budget ends the execution, even if an earlier probe sent it back there.
        return found switch
        {
            { Probe: { State: ProbeState.Proven } probe } => Proven(found, probe),
            { InSync.State: InSyncState.Exhausted } or { Writer.State: WriterState.Exhausted } or { Probe: null } =>
                new Ending(Outcome.Unrecovered, RegionOutcome.Prefix(found) + Unfinished(found)),
            { Probe: { } probe } => new Ending(Outcome.Unrecovered, RegionOutcome.Prefix(found) + Unproven(found, probe)),
        };
    }

    /// <summary>Whether the outcome would rest on a proof made before a redrive.</summary>
    public static bool IsOutdated(ReportOutcomeRequest found) =>
        found is { Failure: null, Verdict: not { State: VerdictState.StandDown }, Probe: { State: ProbeState.Proven } probe }
        && probe.RedriveCount < found.RedriveCount
        && RegionOutcome.Decide(found) is null;

    /// <summary>Why the execution stood down, if it did: the region's branch is newer than the verdict.</summary>
    public static StandDownCause? Cause(ReportOutcomeRequest found) => RegionOutcome.Decide(found)?.Cause ?? found.Verdict?.Cause;

    /// <summary>
    /// Whether mode observe left undone what the outage requires: the record or the writer's region should have moved, and did not.
    /// </summary>
    public static bool IsLeftUndone(ReportOutcomeRequest found) =>
        found is { Failure: null, Verdict.Plan: { Mode: Mode.Observe, Drill: null } }
        && (Cause(found) == StandDownCause.Observing || found.Record is { State: SwapState.WouldChange });

    /// <summary>Whether an execution that stood down leaves something to a person that can't wait.</summary>
    public static bool NeedsPerson(ReportOutcomeRequest found) => IsLeftUndone(found) || found.Verdict?.LedAway is not null;

    /// <summary>Whether this execution changed anything.</summary>
    public static bool HasActed(ReportOutcomeRequest found) =>
        Swapped(found) is not null || Moved(found) is not null || found.Drill is { State: DrillState.Started }
        || found.Region?.Promotion is { State: PromotionState.Started };

    /// <summary>The swap that this execution made; null if it made none.</summary>
    public static RecordSwap? Swapped(ReportOutcomeRequest found) => Made(found.Record) ?? Made(found.Region?.Ahead);

    private static RecordSwap? Made(RecordSwap? swap) => swap?.State == SwapState.Changed ? swap : swap?.Earlier;

    /// <summary>
    /// The record that points to the target although VerifyCluster saw it point elsewhere: this execution's swap, whose answer was lost,
    /// or somebody else's. It counts as acted, so that the cool-down does not depend on a lost answer.
    /// </summary>
    private static RecordSwap? Moved(ReportOutcomeRequest found) =>
        found is { Record: { State: SwapState.Current } record, Verdict: { Plan.Mode: Mode.Act } verdict }
        && verdict.RecordValue != record.Target ? record : null;

    private static Ending Proven(ReportOutcomeRequest found, ProbeCheck probe)
    {
        if (found.Drill is { } drill)
        {
            return new Ending(Outcome.Drilled, $"the drill moved the writer away from {drill.From}: {probe.Reason}");
        }

        if (found.Region?.Promoted is { } promoted)
        {
            var moved = (Swapped(found) ?? found.Record)?.Reason;
            return new Ending(promoted.Planned ? Outcome.Drilled : Outcome.Recovered,
                $"{RegionOutcome.Prefix(found)}{(moved is null ? "" : $"{moved}; ")}{probe.Reason}");
        }

        if (found.Record is { State: SwapState.WouldChange } would)
        {
            return new Ending(Outcome.StoodDown, $"{would.Reason}; {probe.Reason}");
        }

        if (Swapped(found) is { } swap)
        {
            return new Ending(Outcome.Recovered, $"{swap.Reason}; {probe.Reason}");
        }

        if (Moved(found) is { } late)
        {
            return new Ending(Outcome.Recovered,
                $"{late.Name} has been pointed to {late.Target} in the meantime, by a swap whose answer was lost or by somebody else; " +
                $"{probe.Reason}");
        }

        // Nothing was written. Whether anything happened at all shows in DocumentDB's own events, and in whether the execution had to wait.
        return !HasFailedOver(found) ? new Ending(Outcome.StoodDown, $"false alarm: {probe.Reason}")
            : IsSameWriter(found, probe)
                ? new Ending(Outcome.Recovered, $"the same writer answers again, and nothing had to be changed: {probe.Reason}")
            : new Ending(Outcome.Recovered, $"DocumentDB failed over by itself, and the record points to the new writer: {probe.Reason}");
    }

    /// <summary>
    /// Whether nothing was written and no instance promoted: the writer did not answer for a while, or could not be reached.
    /// </summary>
    public static bool IsWithoutFailover(ReportOutcomeRequest found) =>
        found is { Probe: { State: ProbeState.Proven } probe, Drill: null, Region: null or { Promoted: null } }
        && Swapped(found) is null && Moved(found) is null && IsSameWriter(found, probe);

    private static bool HasFailedOver(ReportOutcomeRequest found) =>
        found.Writer is not null
        || found.Verdict?.State == VerdictState.Await
        || found.Probe is { Attempt: var attempts } && attempts > (found.Verdict?.Plan.Proofs ?? attempts)
        || RecentEvents.From(found.Verdict).Count > 0;

    /// <summary>The writer did not answer for a while, or the probe could not reach it, but no other instance was promoted.</summary>
    private static bool IsSameWriter(ReportOutcomeRequest found, ProbeCheck probe) =>
        found.Verdict is { State: VerdictState.Confirm, Writer: { } writer }
        && (found.Writer?.Writer ?? writer) == writer

        // The proof names who answered: an instance endpoint begins with the instance's identifier.
        && probe.Reason.StartsWith($"{writer}.", StringComparison.Ordinal)
        && RecentEvents.From(found.Verdict).Count == 0;

    private static string Unproven(ReportOutcomeRequest found, ProbeCheck probe)
    {
        var dns = Swapped(found) is null && Moved(found) is null ? "DNS in order" : "DNS moved";
        return probe.Outcome switch
        {
            ProbeOutcome.NotResolved or ProbeOutcome.ResolvesElsewhere => $"the record does not resolve to the writer yet: {probe.Reason}",
            ProbeOutcome.TlsFailed => $"{dns}, TLS failed: {probe.Reason}",
            ProbeOutcome.NotPrimary => $"{dns}, no writable primary: {probe.Reason}",
            ProbeOutcome.WrongCluster => $"{dns}, another cluster answers: {probe.Reason}",
            _ => $"{dns}, database down: {probe.Reason}",
        };
    }

    private static string Unfinished(ReportOutcomeRequest found) => found switch
    {
        { InSync: { State: InSyncState.Exhausted, Losses: > 1 } } => "DNS pending: Route 53 lost the change twice",
        { InSync.State: InSyncState.Exhausted } =>
            "DNS pending: the record was changed, but Route 53 has not propagated it within the budget",
        { Writer: { State: WriterState.Exhausted } writer } => $"no writer was promoted within the budget: {writer.Reason}",
        _ => "the execution ended early",
    };
}
