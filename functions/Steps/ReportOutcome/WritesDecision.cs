using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

internal enum WritesState
{
    /// <summary>The last probe was answered by the cluster's writable primary, through the record.</summary>
    Proven,

    /// <summary>The last probe through the record failed.</summary>
    NotPossible,

    /// <summary>No probe was made through the record as it is now.</summary>
    NotTested,
}

/// <param name="Sentence">The report's first line: only what was observed, when, and by what.</param>
internal sealed record WritesFinding(WritesState State, string Sentence);

/// <summary>Decides what may be said about writes: only what this execution has observed. Pure.</summary>
internal static class WritesDecision
{
    /// <param name="lastAnswered">When a writable primary last answered the heartbeat through the record; null if not known.</param>
    public static WritesFinding Decide(ReportOutcomeRequest found, DateTimeOffset? lastAnswered = null)
    {
        if (Untested(found) is { } why)
        {
            return new WritesFinding(
                WritesState.NotTested, $"WRITES NOT TESTED: {why}{KnownBeside(found)}{Heartbeat(lastAnswered)}.");
        }

        var probe = found.Probe!;
        var how = $"probe {probe.Attempt}{Through(found)} at {IsoTime.Seconds(probe.At)}";
        return probe.Outcome == ProbeOutcome.Proven
            ? new WritesFinding(WritesState.Proven,
                $"WRITES WORK since {IsoTime.Seconds(probe.FirstProvenAt ?? probe.At)} or earlier: {probe.Reason} " +
                $"({how}{Row(found, probe)}).")
            : new WritesFinding(
                WritesState.NotPossible,
                $"WRITES DO NOT WORK: {probe.Reason} ({how}){KnownBeside(found)}{Heartbeat(lastAnswered)}.");
    }

    /// <summary>Why no probe covers the record as it is now; null if one does.</summary>
    private static string? Untested(ReportOutcomeRequest found) => found switch
    {
        { Probe: null } => "this execution made no probe through the record",
        { Probe: { } probe } when probe.RedriveCount < found.RedriveCount =>
            $"the last probe was at {IsoTime.Seconds(probe.At)}, before the execution was redriven",
        { Probe: { } probe, Record: { State: SwapState.WouldChange } would } when probe.At >= would.At =>
            $"{found.Verdict?.Plan.Record ?? would.Name} was left as it is, so only {would.Target} itself was probed: " +
            $"{probe.Reason} ({IsoTime.Seconds(probe.At)})",
        { Probe: { } probe } when OutcomeDecision.Swapped(found)?.At > probe.At =>
            $"the last probe was at {IsoTime.Seconds(probe.At)}, before the record was changed ({probe.Reason})",
        _ => null,
    };

    private static string Heartbeat(DateTimeOffset? lastAnswered) =>
        lastAnswered is { } at ? $"; the last heartbeat that a writable primary answered was at {IsoTime.Seconds(at)}" : "";

    private static string Row(ReportOutcomeRequest found, ProbeCheck probe) =>
        probe.State == ProbeState.Proven || found.Verdict is null ? ""
            : $", proof {probe.Proofs} of the {found.Verdict.Plan.Proofs} required";

    private static string Through(ReportOutcomeRequest found) => found.Verdict is { } verdict ? $" through {verdict.Plan.Record}" : "";

    /// <summary>What is known from sources other than the probe, each with its source and time.</summary>
    private static string KnownBeside(ReportOutcomeRequest found) => found switch
    {
        { Region.Choice: { Witnesses.Count: > 0 } choice } =>
            $"; at {IsoTime.Seconds(choice.At)} {string.Join("; ", choice.Witnesses.Select(w => w.Detail))}",
        { Writer: { State: WriterState.Exhausted } writer } => $"; the API reported at {IsoTime.Seconds(writer.At)}: {writer.Reason}",
        { Verdict.Plan.Alarm: { Source: AlarmSource.Beats } beats } =>
            $"; the beats found no writable primary at {IsoTime.Seconds(beats.StateChangedAt)}",
        { Verdict.Plan.Alarm: { } alarm } => $"; the alarm {alarm.Name} went to {alarm.State} at {IsoTime.Seconds(alarm.StateChangedAt)}",
        _ => "",
    };
}
