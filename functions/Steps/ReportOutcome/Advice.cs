using Failover.Functions.Contract;
using Failover.Functions.Plans;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>What a person should do now, for each way an execution can end.</summary>
internal static class Advice
{
    public static string For(ReportOutcomeRequest found, Outcome outcome) => RegionAdvice.For(found, outcome) ?? outcome switch
    {
        Outcome.Recovered => "Nothing to do now. Check that applications have reconnected, and find out why the old writer was lost.",
        Outcome.Drilled => "Nothing to do. The drill is done; its recovery time is below.",
        Outcome.StoodDown => StoodDown(found.Verdict?.Cause),
        _ => Unrecovered(found),
    };

    private static string StoodDown(StandDownCause? cause) => cause switch
    {
        StandDownCause.Paused => "Set the tag failover:mode to act when the maintenance is over.",
        StandDownCause.AlarmStale => "The event came too late to act on. If the database is still down, start an execution by hand.",
        StandDownCause.AlarmCleared => "Nothing to do: the alarm no longer stands.",
        StandDownCause.AnotherRunning => "Nothing to do: the older execution reports.",
        StandDownCause.CoolDown => "Look at the database before it fails over again. To go on, start an execution with \"force\": true.",
        StandDownCause.DrillUnsafe => "Bring the cluster in order first, then start the drill again.",
        StandDownCause.Observing => "Nothing was written. Start it without \"mode\": \"observe\" to do it.",
        null => "Nothing to do: the writer answered over the wire.",
        _ => "Nothing to do.",
    };

    private static string Unrecovered(ReportOutcomeRequest found)
    {
        if (found.Failure is { Error: { } error })
        {
            return error switch
            {
                nameof(InvalidRequestException) or nameof(RecordRefusedException) or nameof(ClusterNotFoundException) =>
                    "Correct what the message names, then start the execution again. Nothing was written.",
                nameof(RecordContestedException) => "Find out who changed the record, then start the execution again. Nothing was overwritten.",
                nameof(PermissionDeniedException) => "Grant the permission that the message names, then redrive the execution.",
                _ => "Look at the failed state in the console. When its cause is mended, redrive the execution: it verifies everything again.",
            };
        }

        return found switch
        {
            { InSync.State: InSyncState.Exhausted } => "The record is changed, but Route 53 is slow or down: see its status page. Redrive the execution when it is back; it verifies everything again.",
            { Probe.Outcome: ProbeOutcome.ResolvesElsewhere or ProbeOutcome.NotResolved, Verdict.Plan: { } plan } when RecordModes.For(plan).Advice(plan) is { } advice => advice,
            { Probe: not null, Writer: not { State: WriterState.Exhausted } } => "The database does not answer as it should: look at the cluster and its security group. Redrive the execution when it does; it verifies everything again.",
            _ => "No writer was promoted: look at the cluster's events in the DocumentDB console, and call AWS support. Redrive the execution when there is a writer; it verifies everything again.",
        };
    }
}
