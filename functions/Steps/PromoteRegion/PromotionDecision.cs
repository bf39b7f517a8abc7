using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.PromoteRegion;

/// <summary>Decides whether this region's cluster is to be promoted still. Pure.</summary>
internal static class PromotionDecision
{
    /// <summary>
    /// Where the last look found another primary, and so short a time later it is this region's cluster, this promotion is the newest: an
    /// answer of ours was lost, or somebody was faster. No member is fit to be promoted again within it.
    /// </summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    /// <param name="primary">The primary as its own region's API shows it now; null where it was not asked again.</param>
    /// <returns><see cref="PromotionState.Started"/> stands for the intention, until the call has been made.</returns>
    public static RegionPromotion Decide(
        Plan plan, GlobalPlan global, RegionChoice choice, GlobalView view, PrimaryReading? primary, DateTimeOffset now)
    {
        var (state, reason) = Decide(plan, global, choice, view, primary);
        return new RegionPromotion
        {
            State = state,
            Member = global.Member,
            Region = global.Home,
            From = choice.Primary,
            Planned = choice.Planned,
            WasDone = state == PromotionState.Attached && view.Failover is null && !IsRecent(global, choice, now),
            LossSeconds = choice.Planned ? null : Loss(choice, now),
            Reason = reason,
            At = now,
        };
    }

    /// <summary>
    /// What was estimated when the region was chosen, and all that was written since: a person may have taken half an hour, and a
    /// region that is cut off takes writes.
    /// </summary>
    private static int? Loss(RegionChoice choice, DateTimeOffset now) =>
        choice.LossSeconds + (int)Math.Ceiling(Math.Max(0, (now - choice.At).TotalSeconds));

    private static bool IsRecent(GlobalPlan global, RegionChoice choice, DateTimeOffset now) =>
        choice.Primary is { } primary && !string.Equals(primary, global.Member, StringComparison.OrdinalIgnoreCase)
            && now - choice.At < Recent;

    private static (PromotionState State, string Reason) Decide(
        Plan plan, GlobalPlan global, RegionChoice choice, GlobalView view, PrimaryReading? primary)
    {
        if (view.Failover is { } failover)
        {
            return failover.LeadsTo(global.Member)
                ? (PromotionState.Attached, $"a failover of {view.Id} to {global.Home} was already under way")
                : (PromotionState.StandingBy, $"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}");
        }

        if (view.IsSettledOn(global.Member))
        {
            return (PromotionState.Attached, $"{global.Home} has the global writer of {view.Id} already");
        }

        if (view.Writer is not { } writer || !string.Equals(writer.Arn, choice.Primary, StringComparison.OrdinalIgnoreCase))
        {
            return (PromotionState.StandingBy,
                $"the evidence was about {ClusterArn.Region(choice.Primary)}, but the global writer of {view.Id} is " +
                $"{(view.Writer is { } other ? $"in {other.Region}" : "not a single one")} by now");
        }

        if (plan.Mode != Mode.Act)
        {
            return (PromotionState.StandingBy, $"mode {EnumText.Kebab(plan.Mode)}: nothing is written");
        }

        return primary is { State: PrimaryState.Healthy }
            ? (PromotionState.StandingBy, $"{writer.Region} is well again: {primary.Detail}")
            : (PromotionState.Started, choice.Planned
                ? $"switchover of {view.Id} from {writer.Region} to {global.Home} started on purpose"
                : $"failover of {view.Id} from {writer.Region} to {global.Home} started, data loss allowed");
    }
}
