using System.Globalization;
using System.Text;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Composes the report. Pure.</summary>
internal static class ReportComposer
{
    private const int SubjectLength = 100;
    private const int SummaryLength = 1000;

    public static Report Compose(ReportOutcomeRequest found, DateTimeOffset now)
    {
        var (outcome, reason, _) = OutcomeDecision.Decide(found);
        var summary = reason.Length <= SummaryLength ? reason : reason[..(SummaryLength - 3)] + "...";
        var plan = found.Verdict?.Plan;
        var timeline = TimelineComposer.Compose(found, outcome, summary, now);
        var recovery = RecoverySeconds(found, outcome);
        return new Report
        {
            Outcome = outcome,
            Subject = Subject(outcome, plan),
            Message = Message(found, outcome, summary, recovery, timeline),
            Summary = summary,
            Notify = (found.Verdict?.Cause ?? RegionOutcome.Decide(found)?.Cause)
                is not (StandDownCause.AnotherRunning or StandDownCause.AlarmCleared or StandDownCause.PrimaryRecovered) && !IsHint(found, outcome),
            Cluster = plan?.Cluster,
            Probe = found.Probe?.Outcome,
            Acted = OutcomeDecision.HasActed(found),
            RecoverySeconds = recovery,
            ObjectiveSeconds = plan?.ObjectiveSeconds,
            Timeline = timeline,
            Plan = plan,
            Error = found.Failure is { } failure ? FailureReading.Name(failure) : null,
            RedriveCount = found.RedriveCount,
            At = now,
        };
    }

    // An event without an alarm that turned out to be nothing is no news to wake anybody with.
    private static bool IsHint(ReportOutcomeRequest found, Outcome outcome) =>
        outcome == Outcome.StoodDown && found.Verdict is { Plan: { Alarm: null, Mode: Mode.Act }, Cause: null } && RegionOutcome.Decide(found) is null;

    private static double? RecoverySeconds(ReportOutcomeRequest found, Outcome outcome)
    {
        if (outcome is not (Outcome.Recovered or Outcome.Drilled) || found.Probe?.FirstProvenAt is not { } proven)
        {
            return null;
        }

        // An alarm comes before the execution that it starts; where it seems not to, CloudWatch's clock is ahead.
        var start = found.Execution.StartedAt;
        var alarm = found.Verdict?.Plan.Alarm?.StateChangedAt ?? start;
        var planned = found.Region?.Promoted is { Planned: true } switchover ? switchover.At : (DateTimeOffset?)null;
        var from = found.Drill?.At ?? planned ?? (alarm < start ? alarm : start);
        return Math.Round(Math.Max(0, (proven - from).TotalSeconds), 3);
    }

    private static string Subject(Outcome outcome, Plan? plan)
    {
        var subject = $"[{EnumText.Kebab(outcome).ToUpperInvariant()}] {plan?.Cluster ?? "unknown cluster"}{(plan is null ? "" : $" via {plan.Record}")}{Again(plan)}";
        return subject.Length <= SubjectLength ? subject : subject[..SubjectLength];
    }

    // The alarm's event has told of it once, or should have.
    private static string Again(Plan? plan) =>
        plan?.Alarm?.Attempt is { } attempt ? string.Create(CultureInfo.InvariantCulture, $" (still ringing, attempt {attempt})") : "";

    private static string Message(
        ReportOutcomeRequest found, Outcome outcome, string summary, double? recovery, IReadOnlyList<TimelineEntry> timeline)
    {
        var plan = found.Verdict?.Plan;
        var text = new StringBuilder();
        Line($"{EnumText.Kebab(outcome).ToUpperInvariant()}: {summary}");
        Line($"What to do: {Advice.For(found, outcome)}");
        Line("");
        if (plan is not null)
        {
            Line($"Cluster {plan.Cluster}, record {plan.Record} in zone {plan.Zone}, endpoint {EnumText.Kebab(plan.Endpoint)}, mode {EnumText.Kebab(plan.Mode)}");
        }

        if (recovery is { } seconds && plan is not null)
        {
            var met = seconds <= plan.ObjectiveSeconds ? "within" : "OVER";
            Line(string.Create(CultureInfo.InvariantCulture, $"Recovery took {seconds:0.0} s, {met} the objective of {plan.ObjectiveSeconds} s"));
        }

        Line($"Execution {found.Execution.Id}");
        Line("");
        foreach (var entry in timeline)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:HH:mm:ss.f}  {entry.Stage,-9} {entry.Note}"));
        }

        foreach (var note in found.Verdict?.Notes ?? [])
        {
            Line($"Note: {note}");
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
