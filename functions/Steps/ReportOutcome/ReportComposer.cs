using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Composes the report. Pure.</summary>
internal static class ReportComposer
{
    private const int SummaryLength = 1000;

    /// <param name="heartbeats">The heartbeat's metric around the outage; null if it was not read.</param>
    public static Report Compose(ReportOutcomeRequest found, DateTimeOffset now, Lookup<HeartbeatSeries>? heartbeats = null)
    {
        var beats = heartbeats ?? new Lookup<HeartbeatSeries> { Silence = "the heartbeat's metric was not read" };
        var (outcome, reason, _) = MonitoringDecision.Decide(found, beats.Value) ?? OutcomeDecision.Decide(found);
        var summary = reason.Length <= SummaryLength ? reason : reason[..(SummaryLength - 3)] + "...";
        var plan = found.Verdict?.Plan;
        var recovery = RecoveryComposer.Compose(found, outcome, beats);
        var timeline = TimelineComposer.Compose(found, outcome, summary, recovery, now);
        return new Report
        {
            Outcome = outcome,
            Subject = Subject(found, outcome, plan),
            Message = MessageComposer.Compose(found, outcome, summary, recovery, timeline, beats.Value?.LastAnswered),
            Summary = summary,
            Notify = IsNews(OutcomeDecision.Cause(found)) && !IsKnown(found, outcome, plan) && !IsHint(found, outcome),
            Cluster = plan?.Cluster,
            Probe = found.Probe?.Outcome,
            Acted = OutcomeDecision.HasActed(found),
            RecordValue = RecordValue(found),
            LedAway = found.Verdict?.LedAway,
            RecoverySeconds = recovery?.Seconds,
            Recovery = recovery,
            ObjectiveSeconds = plan?.ObjectiveSeconds,
            Timeline = timeline,
            Plan = plan,
            Error = found.Failure is { } failure ? FailureReading.Name(failure) : null,
            RedriveCount = found.RedriveCount,
            At = now,
        };
    }

    private static string? RecordValue(ReportOutcomeRequest found) =>
        found is not { Probe.State: ProbeState.Proven, Verdict: { Plan: { Global: null or { Switch: null } } } verdict } ? null
        : found.Record is { } record ? record.State is SwapState.Current or SwapState.Changed ? record.Target : null
        : verdict.RecordValue;

    private static bool IsNews(StandDownCause? cause) => cause
        is not (
            StandDownCause.AnotherRunning or StandDownCause.AlarmCleared or StandDownCause.PrimaryRecovered or StandDownCause.Aftershock);

    // A resync takes a while, and the execution that the alarm's event started has reported it.
    // So is a false alarm that outlasts the cool-down: each attempt of the watch proves the writer again, and changes nothing.
    private static bool IsKnown(ReportOutcomeRequest found, Outcome outcome, Plan? plan) =>
        found.Verdict?.LedAway is { IsKnown: true }
        || (outcome == Outcome.MonitoringFault && plan?.Alarm is { Attempt: not null, Told: Outcome.MonitoringFault })
        || (plan?.Alarm?.Attempt is not null && OutcomeDecision.Cause(found) == StandDownCause.Resyncing);

    // An event without an alarm that turned out to be nothing must not wake anybody.
    private static bool IsHint(ReportOutcomeRequest found, Outcome outcome) =>
        outcome == Outcome.StoodDown && found.Verdict is { Plan: { Alarm: null, Mode: Mode.Act }, Cause: null }
            && RegionOutcome.Decide(found) is null;

    private static string Subject(ReportOutcomeRequest found, Outcome outcome, Plan? plan)
    {
        var word = $"[{EnumText.Kebab(outcome).ToUpperInvariant()}]{(OutcomeDecision.NeedsPerson(found) ? " A PERSON MUST ACT:" : "")}";
        return SnsSubject.From($"{word} {plan?.Cluster ?? "unknown cluster"}{(plan is null ? "" : $" via {plan.Record}")}{Again(plan)}");
    }

    // The execution that the alarm's event started has reported it once, or should have.
    private static string Again(Plan? plan) =>
        plan?.Alarm?.Attempt is { } attempt ? string.Create(CultureInfo.InvariantCulture, $" (still in ALARM, attempt {attempt})") : "";
}
