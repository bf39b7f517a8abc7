using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Decides the outcome of the region's branch. Pure.</summary>
internal static class RegionOutcome
{
    /// <returns>Null if the branch did not run, or moved the database here: then the later steps decide.</returns>
    public static Ending? Decide(ReportOutcomeRequest found)
    {
        if (found.Record is { State: SwapState.Superseded } superseded)
        {
            return new Ending(Outcome.StoodDown, $"{superseded.Name} was {superseded.Reason}", StandDownCause.Superseded);
        }

        if (found.Record is { State: SwapState.Pending or SwapState.Exhausted } pending)
        {
            return new Ending(Outcome.Unrecovered, $"promoted, DNS pending: {pending.Reason}");
        }

        // After a redrive, only this run's choice counts, and a promotion that an earlier run saw completed.
        return found.Region is { Choice: { } choice } region ? Decide(choice, region, found) : null;
    }

    /// <summary>What a promotion in this execution cost, as the start of the summary; empty if there was none.</summary>
    public static string Prefix(ReportOutcomeRequest found) =>
        found.Region?.Promoted is not { } promoted ? ""
        : $"{promoted.Region} took over from {ClusterArn.Region(promoted.From)}{Approved(found)}, {Loss(promoted)}; ";

    public static string Loss(RegionPromotion promotion) =>
        promotion.Planned ? "nothing is lost"
        : LossText.From(promotion.LossSeconds, promotion.At);

    private static string Approved(ReportOutcomeRequest found) =>
        found.Approval is { } sent && Approval.Read(sent) is { Answer: ApprovalAnswer.Approved } approval
            ? $", approved{(approval.By is { } by ? $" by {by}" : "")}{(approval.Reason is { } why ? $" ({why})" : "")}" : "";

    private static Ending? Decide(RegionChoice choice, RegionState region, ReportOutcomeRequest found)
    {
        switch (choice.State)
        {
            case RegionChoiceState.StandingBy:
                return new Ending(Outcome.StoodDown, choice.Reason, choice.Cause ?? StandDownCause.StandingBy);
            case RegionChoiceState.Elsewhere or RegionChoiceState.None:
                return new Ending(Outcome.Unrecovered,
                    $"{choice.Reason}{(found.Writer is { State: not WriterState.Promoted, Reason: var why } ? $" ({why})" : "")}");
            case RegionChoiceState.Watching:
                return new Ending(Outcome.Unrecovered, $"the execution ended while watching: {choice.Reason}");
            case RegionChoiceState.ApprovalNeeded when Refused(choice, found) is { } refused:
                return refused;
        }

        return region switch
        {
            { Promotion: { State: PromotionState.StandingBy } promotion } =>
                new Ending(Outcome.StoodDown, $"nothing was promoted: {promotion.Reason}", StandDownCause.StandingBy),
            { Check: { State: RegionCheckState.Exhausted } check } =>
                new Ending(Outcome.Unrecovered, $"{choice.Region} was not promoted within the budget: {check.Reason}{Ahead(region)}"),
            { Check: { State: RegionCheckState.Cancelled } check } =>
                new Ending(Outcome.Unrecovered, $"the promotion of {choice.Region} ended without effect: {check.Reason}{Ahead(region)}"),
            { Promoted: null } =>
                new Ending(Outcome.Unrecovered, $"the execution ended before {choice.Region} was promoted{Ahead(region)}"),
            _ => null,
        };
    }

    private static string Ahead(RegionState region) =>
        region.Ahead is { State: SwapState.Changed } back && AheadRule.IsReturn(back) ? $"; {back.Name} was {back.Reason}"
        : Stranded(region) is { } ahead ? $"; {ahead.Name} points to {ahead.Target}, which takes no writes unless it is promoted"
        : "";

    /// <summary>The swap made ahead of a promotion that this execution has not seen complete, and not taken back; null if none.</summary>
    public static RecordSwap? Stranded(RegionState? region) =>
        region is not { Promoted: null, Ahead: { } ahead } ? null
        : ahead.State != SwapState.Changed ? ahead.Earlier
        : AheadRule.IsReturn(ahead) ? null : ahead;

    private static Ending? Refused(RegionChoice choice, ReportOutcomeRequest found)
    {
        var approval = found.Approval is { } sent ? Approval.Read(sent) : new Approval(ApprovalAnswer.Unreadable, null);
        var by = approval.By is { } name ? $" by {name}" : "";
        var why = approval.Reason is { } reason ? $" ({reason})" : "";
        return approval.Answer switch
        {
            ApprovalAnswer.Approved => null,
            ApprovalAnswer.Denied => new Ending(
                Outcome.StoodDown, $"denied{by}{why}, nothing was promoted: {choice.Reason}", StandDownCause.ApprovalDenied),
            ApprovalAnswer.Expired =>
                new Ending(Outcome.StoodDown, $"nobody answered in time, nothing was promoted: {choice.Reason}",
                StandDownCause.ApprovalExpired),
            _ => new Ending(Outcome.StoodDown, $"the answer was neither yes nor no, nothing was promoted: {choice.Reason}",
                StandDownCause.ApprovalUnreadable),
        };
    }
}
