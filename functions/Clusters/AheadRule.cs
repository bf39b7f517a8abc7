using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>
/// Whether the record may be moved to this region's cluster ahead of its promotion: <see cref="RecordWhen.Promoting"/>. Pure.
/// </summary>
/// <remarks>
/// <para>
/// A failover with data loss allowed has given up the old primary, so nobody should go on writing there, and this region's cluster refuses
/// writes until its epoch begins: no client can write to two primaries through the record. If the promotion comes to nothing, the same
/// execution moves the record back, once the API shows the old primary as the settled writer again.
/// </para>
/// <para>A switchover still writes in the old region until its last half minute, and gains nothing here.</para>
/// </remarks>
internal static class AheadRule
{
    /// <summary>Adds to a check of the promotion what it means for the record.</summary>
    /// <param name="ahead">The last swap made ahead of a promotion, if any: one attempt for each promotion.</param>
    public static RegionCheck Apply(RegionCheck check, Plan plan, GlobalView view, RegionPromotion promotion, RecordSwap? ahead)
    {
        var budget = plan.RequireGlobal().Promotion;
        return check.State switch
        {
            RegionCheckState.Waiting when IsDue(plan, view, promotion, ahead) => check with { IsAheadDue = true },

            // The record waits in a region that takes no writes: the old primary must first be shown as the writer again.
            RegionCheckState.Cancelled when IsStranded(promotion, ahead) && !budget.IsExhaustedBy(check.Attempt) => check with
            {
                State = view.IsSettledOn(promotion.From!) ? RegionCheckState.Cancelled : RegionCheckState.Waiting,
                IsAheadDue = view.IsSettledOn(promotion.From!),
                WaitSeconds = budget.WaitAfter(check.Attempt),
            },
            _ => check,
        };
    }

    /// <returns>Why the record must not be moved ahead; null if it may.</returns>
    public static string? Objection(GlobalView view, string member) =>
        view.Failover is not { } failover ? $"no failover of {view.Id} is under way"
        : !failover.LeadsTo(member) ? $"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}"
        : !failover.AllowsDataLoss ? $"a switchover of {view.Id} is under way"
        : null;

    /// <param name="from">The member that the promotion would have replaced.</param>
    /// <param name="words">What the regions of the members other than these two report about it.</param>
    /// <returns>Why the record must not be moved back; null if it may.</returns>
    public static string? ObjectionToReturn(GlobalView view, string from, IReadOnlyList<PeerWord> words) =>
        !view.IsSettledOn(from) ? $"{ClusterArn.Region(from)} is not shown as the region of the global writer"
        : words.FirstOrDefault(word => word.Says != PeerAnswer.Agrees) is { Member.Region: var region }
            ? $"{region} does not confirm that {ClusterArn.Region(from)} has the global writer"
        : null;

    /// <summary>Whether a swap is the return of one that was made ahead of a promotion.</summary>
    public static bool IsReturn(RecordSwap swap) => swap.Earlier is { Before: { } before } && before == swap.Target;

    /// <summary>
    /// Whether another region's stack may have moved the record there ahead of a promotion that came to nothing: then it is not somebody
    /// else's change, and is moved back.
    /// </summary>
    public static bool MayExplain(Plan plan, string? recordValue) =>
        plan.Global is { RecordWhen: RecordWhen.Promoting } global && recordValue is not null
        && EndpointName.Region(recordValue) is { } region && region != global.Home;

    private static bool IsDue(Plan plan, GlobalView view, RegionPromotion promotion, RecordSwap? ahead) =>
        plan is { Mode: Mode.Act, Global.RecordWhen: RecordWhen.Promoting } && !promotion.Planned
        && !(ahead?.At >= promotion.At) && Objection(view, promotion.Member) is null;

    private static bool IsStranded(RegionPromotion promotion, RecordSwap? ahead) =>
        promotion.From is not null && ahead is { State: SwapState.Changed, Before: not null } && ahead.At >= promotion.At
        && !IsReturn(ahead);
}
