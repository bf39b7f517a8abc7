using System.Text;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>
/// Composes the message for a person: whether writes work, what happened, what to do and with which command, then the details. Pure.
/// </summary>
internal static class MessageComposer
{
    public static string Compose(
        ReportOutcomeRequest found, Outcome outcome, string summary, Recovery? recovery, IReadOnlyList<TimelineEntry> timeline,
        DateTimeOffset? lastAnswered)
    {
        var text = new StringBuilder();
        Line(WritesDecision.Decide(found, lastAnswered).Sentence);
        Line($"{EnumText.Kebab(outcome).ToUpperInvariant()}: {summary}");
        Line($"What to do: {Advice.For(found, outcome)}");
        if (Advice.Command(found, outcome) is { } command)
        {
            Line($"  {command}");
        }

        Line("");
        if (found.Verdict is { Plan: var plan } verdict)
        {
            Line($"Cluster {plan.Cluster}, record {plan.Record} in zone {plan.Zone}, endpoint {EnumText.Kebab(plan.Endpoint)}, mode "
                + $"{EnumText.Kebab(plan.Mode)}");
            Line(Endpoints(found, verdict));
            foreach (var line in recovery is null ? [] : RecoveryText.Lines(recovery, plan.ObjectiveSeconds))
            {
                Line(line);
            }
        }

        Line($"Execution {found.Execution.Id}");
        Line(PersonCommands.Console(found.Execution));
        Line("");
        foreach (var entry in timeline)
        {
            Line($"{IsoTime.Tenths(entry.At)}  {entry.Stage,-9} {entry.Note}");
        }

        IReadOnlyList<string> misled = found.Look is { IsMisled: true, Reason: { } reason } ? [reason] : [];
        foreach (var note in (found.Verdict?.Notes ?? []).Concat(misled))
        {
            Line($"Note: {note}");
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>With full host names, which an operator may have to type.</summary>
    private static string Endpoints(ReportOutcomeRequest found, Verdict verdict)
    {
        var target = found.Record?.Target ?? found.Writer?.Target ?? verdict.Target;
        var record = verdict.RecordUnknown == true ? "could not be read" : $"pointed to {verdict.RecordValue ?? "nothing"}";
        return $"Writer's endpoint {target ?? "unknown"}; the record {record} at {IsoTime.Seconds(verdict.At)}";
    }
}
