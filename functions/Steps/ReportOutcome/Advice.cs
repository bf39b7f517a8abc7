using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>What a person should do now, for each way an execution can end.</summary>
internal static class Advice
{
    public static string For(ReportOutcomeRequest found, Outcome outcome)
    {
        var advice = RegionAdvice.For(found, outcome) ?? outcome switch
        {
            Outcome.Recovered when OutcomeDecision.IsWithoutFailover(found) =>
                "Nothing to do now: the writer was not lost, and the same instance answers again. Find out why it did not answer, or why " +
                "the monitoring could not reach it.",
            Outcome.Recovered => $"{ApplicationAdvice.For(found)} Find out why the old writer was lost.",
            Outcome.Drilled => "Nothing to do. The drill is done; its recovery time is below.",
            Outcome.StoodDown => StoodDown(found),
            Outcome.MonitoringFault => MonitoringFault(found),
            _ => Unrecovered(found),
        };
        return !OutcomeDecision.IsLeftUndone(found) ? advice
            : $"A person must act: mode observe wrote nothing.{(outcome == Outcome.StoodDown ? "" : $" {advice}")}";
    }

    /// <summary>The command that belongs to the advice, if any.</summary>
    public static string? Command(ReportOutcomeRequest found, Outcome outcome) => (found.Verdict?.Plan, OutcomeDecision.Cause(found)) switch
    {
        ({ } plan, _) when OutcomeDecision.IsLeftUndone(found) => PersonCommands.Act(found.Execution, plan),
        ({ } plan, StandDownCause.LedAway) => PersonCommands.Act(found.Execution, plan, force: true),
        ({ } plan, StandDownCause.CoolDown) when outcome == Outcome.StoodDown => PersonCommands.Act(found.Execution, plan, force: true),
        ({ } plan, StandDownCause.AlarmStale or StandDownCause.Observing or StandDownCause.ApprovalDenied
            or StandDownCause.ApprovalExpired or StandDownCause.ApprovalUnreadable) when outcome == Outcome.StoodDown =>
            PersonCommands.Act(found.Execution, plan),
        _ => outcome == Outcome.Unrecovered && MayRedrive(found) ? PersonCommands.Redrive(found.Execution) : null,
    };

    /// <summary>A redrive meets the same input and the same record, and would find the same fault in them.</summary>
    private static bool MayRedrive(ReportOutcomeRequest found) => found.Failure is not { } failure || FailureReading.Name(failure)
        is not (nameof(InvalidRequestException) or nameof(RecordRefusedException) or nameof(ClusterNotFoundException)
            or nameof(RecordContestedException));

    private static string StoodDown(ReportOutcomeRequest found) => OutcomeDecision.Cause(found) switch
    {
        StandDownCause.Paused => "Set the tag failover:mode to act when the maintenance is over.",
        StandDownCause.AlarmStale => "The event came too late to act on. If the database is still down, run the command below.",
        StandDownCause.AlarmCleared => "Nothing to do: the alarm has cleared.",
        StandDownCause.AnotherRunning => "Nothing to do: the older execution reports.",
        StandDownCause.Aftershock => "Nothing to do: the previous failover has its own report.",
        StandDownCause.CoolDown =>
            "Check the database before it fails over again. To continue, run the command below, which skips the cool-down.",
        StandDownCause.DrillUnsafe => "Correct what the reason above names, then start the drill again.",
        StandDownCause.DrillStopped =>
            "Nothing was triggered. When the alarm is OK again, start the drill again, or wait for the next one.",
        StandDownCause.LedAway =>
            "A person must act: applications that look up the name now get that endpoint. Find out who changed it: in CloudTrail's event " +
            "history of us-east-1, the event ChangeResourceRecordSets. Let that tool leave the record's value alone (Terraform: " +
            "ignore_changes; CDK: no record in the app), then run the command below, which points it back.",
        StandDownCause.Observing => "Nothing was written, because the mode is observe. To do it, run the command below.",
        null => WritesDecision.Decide(found).State == WritesState.Proven
            ? "Nothing to do: the writer answered the probe." + Monitoring(found)
            : "Find out whether the database can be written to: this execution has not proven it.",
        _ => "Check whether the reason above requires action.",
    };

    private static string MonitoringFault(ReportOutcomeRequest found) =>
        "The writer was not lost. Repair the monitoring, which cannot be relied on until then: find out why " +
        $"{found.Verdict?.Plan.Alarm?.Name} went to ALARM. If heartbeats fail or are missing, check the heartbeat function's log, " +
        "schedule and security group; otherwise check the cluster's metrics in AWS/DocDB.";

    /// <summary>If the database did not cause the alarm, what feeds the alarm did.</summary>
    private static string Monitoring(ReportOutcomeRequest found) => found.Verdict?.Plan.Alarm is not { } alarm ? ""
        : alarm.Source == AlarmSource.Beats ? " If it happens again, check the network between the heartbeat's subnets and the database."
        : $" If {alarm.Name} stays in ALARM, the fault is in the monitoring: check the alarm's metric and the heartbeat function.";

    private static string Unrecovered(ReportOutcomeRequest found)
    {
        if (found.Failure is { Error: { } error })
        {
            return error switch
            {
                nameof(InvalidRequestException) or nameof(RecordRefusedException) or nameof(ClusterNotFoundException) =>
                    "Correct what the message names, then start a new execution. Nothing was written.",
                nameof(RecordContestedException) =>
                    "Find out who changed the record, then start a new execution. Nothing was overwritten.",
                nameof(PermissionDeniedException) => "Grant the permission that the message names, then redrive the execution.",
                _ => "Look at the failed state in the console. Once its cause is repaired, redrive the execution: it verifies everything " +
                    "again.",
            };
        }

        return found switch
        {
            { InSync.State: InSyncState.Exhausted } =>
                "The record was changed, but Route 53 is slow or down: see its status page. Redrive the execution when it is back; it " +
                "verifies everything again.",
            {
                Probe.Outcome: ProbeOutcome.ResolvesElsewhere or ProbeOutcome.NotResolved,
                Verdict.Plan: { } plan
            } when RecordModes.For(plan).Advice(plan) is { } advice => advice,
            { Probe: not null, Writer: not { State: WriterState.Exhausted } } =>
                "The database does not answer as it should: check the cluster and its security group. Redrive the execution when it " +
                "does; it verifies everything again.",
            _ => "No writer was promoted: look at the cluster's events in the DocumentDB console, and contact AWS Support. Redrive the " +
                "execution when there is a writer; it verifies everything again.",
        };
    }
}
