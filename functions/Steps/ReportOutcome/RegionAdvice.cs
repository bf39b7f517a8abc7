using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>What a person should do now where regions are concerned; null where nothing of that kind happened.</summary>
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
                "Do not move the record by hand before you know which region took the last writes: ask each region with " +
                $"aws rds describe-global-clusters --region REGION --global-cluster-identifier {global.Cluster}, and trust the one that is "
                    + "not cut off. " +
                "When the regions reach each other again, the old writer comes back as a secondary by itself; what it took meanwhile is "
                    + "lost.",
            (StandDownCause.StandingBy, _, _) => $"Look at the region named above. {ByHand(found, global)}",
            (StandDownCause.PrimaryRecovered, _, _) => "Nothing to do: the primary region looks after itself.",
            (StandDownCause.Resyncing, _, _) =>
                $"Nothing moves back by itself. Once the replication to {global.Home} is connected again, a person may move the writer "
                    + "here, without loss: " +
                $"{PersonCommands.Switchover(found.Execution, global.Member)}. Until then this region is no target; if it stays so, look "
                    + "at the global cluster in the console.",
            (StandDownCause.ApprovalDenied, _, _) =>
                "Nothing was written. To promote after all, start an execution by hand: it asks again.",
            (StandDownCause.ApprovalExpired, _, _) =>
                "Nothing was written, and the primary was lost when last seen. Start an execution by hand: it looks again, and asks again.",
            (StandDownCause.ApprovalUnreadable, _, _) =>
                "Nothing was written. Start an execution by hand, and answer with the commands of its message, as they are.",
            (_, Outcome.Drilled, { Promoted: not null }) =>
                $"{ApplicationAdvice.For(found)} To move back to {Former(found)}: {Back(found)}",
            (_, Outcome.Recovered, { Promoted: { } promoted }) =>
                $"{ApplicationAdvice.For(found)} Scale {promoted.Region} to the load. Find out what was in flight: "
                    + $"{RegionOutcome.Loss(promoted)}. " +
                $"When {Former(found)} returns, it becomes a secondary by itself, and what only it had is gone: save that before it "
                    + "resyncs, if you can. " +
                $"Nothing moves back by itself. To move back then: {Back(found)}",
            (_, Outcome.Unrecovered, { Choice: { State: RegionChoiceState.Elsewhere } choice }) =>
                $"See whether the stack of {choice.Region} has started; it may ask for approval. If not, start it: {choice.Command}",
            (_, Outcome.Unrecovered, { Choice.State: RegionChoiceState.None }) =>
                "Bring one of the regions named above in order, then redrive the execution; it verifies everything again.",
            (_, Outcome.Unrecovered, { Choice: not null, Promoted: null }) when found.Failure is null =>
                $"Look at the global cluster {global.Cluster} in the console, and call AWS support. Redrive the execution: it verifies "
                    + "everything again, and joins a promotion that is under way.",
            (_, Outcome.Unrecovered, { Promoted: { } promoted }) =>
                $"{promoted.Region} has the global writer, and {found.Verdict?.Plan.Record} may not point there yet. Redrive the execution "
                    + "when the cause named above has passed: it verifies everything again, and moves the record. " +
                "Do not write to the old primary.",
            _ => null,
        };
    }

    // A promotion by hand alone would leave the record where it is; an execution that joins it moves the record, too.
    private static string ByHand(ReportOutcomeRequest found, GlobalPlan global) =>
        found.Region?.Choice is { Command: { } command } ? $"If its stack does not act, start it: {command}"
        : "To promote this region all the same, and lose what is not replicated, give " +
          $"aws rds failover-global-cluster --region {global.Home} --global-cluster-identifier {global.Cluster} "
              + $"--target-db-cluster-identifier {global.Member} --allow-data-loss, " +
          "then start an execution here at once: it joins the promotion, and moves the record.";

    private static string Back(ReportOutcomeRequest found) => found.Region?.Promotion?.From is { } member
        ? PersonCommands.Switchover(found.Execution, member)
        : "start an execution there with {\"drill\": {\"kind\": \"switchover\"}}";

    private static string Former(ReportOutcomeRequest found) =>
        ClusterArn.Region(found.Region?.Promotion?.From) is { Length: > 0 } region ? region : "the former region";
}
