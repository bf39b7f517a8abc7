using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>What a person should do now about the regions; null if no region was involved.</summary>
internal static class RegionAdvice
{
    public static string? For(ReportOutcomeRequest found, Outcome outcome)
    {
        var global = found.Verdict?.Plan.Global;
        if (global is null)
        {
            return null;
        }

        return (OutcomeDecision.Cause(found), outcome, found.Region) switch
        {
            (StandDownCause.Superseded, _, _) =>
                "Do not move the record by hand until you know which region took the last writes: ask each region with " +
                $"aws rds describe-global-clusters --region REGION --global-cluster-identifier {global.Cluster}, and trust the one that is "
                    + "not cut off. " +
                "When the regions can reach each other again, the old writer rejoins as a secondary by itself; the writes that it accepted "
                    + "meanwhile are lost.",
            (StandDownCause.StandingBy, _, _) => $"Check the region named above. {ByHand(found, global)}",
            (StandDownCause.PrimaryRecovered, _, _) => "Nothing to do: the primary region recovers by itself.",
            (StandDownCause.Resyncing, _, _) =>
                $"Nothing moves back by itself. Once replication to {global.Home} is connected again, you can move the writer here "
                    + "without loss: " +
                $"{PersonCommands.Switchover(found.Execution, global.Member)}. Until then this region cannot take over; if that does not "
                    + "change, check the global cluster in the console.",
            (StandDownCause.ApprovalDenied, _, _) =>
                "Nothing was written. To promote after all, run the command below: it asks again.",
            (StandDownCause.ApprovalExpired, _, _) =>
                "Nothing was written, and the primary was lost when last checked. Run the command below: it checks again, and asks again.",
            (StandDownCause.ApprovalUnreadable, _, _) =>
                "Nothing was written. Run the command below, and answer with one of the commands in its message.",
            (_, Outcome.Drilled, { Promoted: not null }) =>
                $"{ApplicationAdvice.For(found)} To move back to {Former(found)}: {Back(found)}",
            (_, Outcome.Recovered, { Promoted: { } promoted }) =>
                $"{ApplicationAdvice.For(found)} Scale {promoted.Region} for the load. Find out what was in flight: "
                    + $"{RegionOutcome.Loss(promoted)}. " +
                $"When {Former(found)} returns, it becomes a secondary by itself and loses what only it had: save that before it "
                    + "resyncs, if you can. " +
                $"Nothing moves back by itself. To move back then: {Back(found)}",
            (_, Outcome.Unrecovered, { Choice: { State: RegionChoiceState.Elsewhere } choice }) =>
                $"Check whether the stack of {choice.Region} has started; it may ask for approval. If not, start it: {choice.Command}",
            (_, Outcome.Unrecovered, { Choice.State: RegionChoiceState.None }) =>
                "Repair one of the regions named above, then redrive the execution; it verifies everything again.",
            (_, Outcome.Unrecovered, { Choice: not null }) when RegionOutcome.Stranded(found.Region) is { } ahead =>
                $"Look at the global cluster {global.Cluster} in the console. If no promotion is under way, and {Former(found)} has a "
                    + $"healthy writer, start an execution there: it points {ahead.Name} back. Otherwise redrive this one: it verifies "
                    + "everything again, and joins a promotion that is under way.",
            (_, Outcome.Unrecovered, { Choice: not null, Promoted: null }) when found.Failure is null =>
                $"Look at the global cluster {global.Cluster} in the console, and contact AWS Support. Redrive the execution: it verifies "
                    + "everything again, and joins a promotion that is under way.",
            (_, Outcome.Unrecovered, { Promoted: { } promoted }) =>
                $"{promoted.Region} has the global writer, and {found.Verdict?.Plan.Record} may not point there yet. Redrive the execution "
                    + "when the cause named above has passed: it verifies everything again, and moves the record. " +
                "Do not write to the old primary.",
            _ => null,
        };
    }

    // A promotion by hand would leave the record where it is; an execution that joins it moves the record, too.
    private static string ByHand(ReportOutcomeRequest found, GlobalPlan global) =>
        found.Region?.Choice is { Command: { } command } ? $"If its stack does not act, start it: {command}"
        : "To promote this region anyway, and lose what is not replicated, run " +
          $"aws rds failover-global-cluster --region {global.Home} --global-cluster-identifier {global.Cluster} "
              + $"--target-db-cluster-identifier {global.Member} --allow-data-loss, " +
          "then start an execution here at once: it joins the promotion and moves the record.";

    private static string Back(ReportOutcomeRequest found) => found.Region?.Promotion?.From is { } member
        ? PersonCommands.Switchover(found.Execution, member)
        : "start an execution there with {\"drill\": {\"kind\": \"switchover\"}}";

    private static string Former(ReportOutcomeRequest found) =>
        ClusterArn.Region(found.Region?.Promotion?.From) is { Length: > 0 } region ? region : "the former region";
}
