using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.PromoteRegion;

/// <summary>Decides whether this region's cluster still has to be promoted. Pure.</summary>
internal static class PromotionDecision
{
    /// <summary>
    /// If this region's cluster is the primary this soon after the last check found another one, its promotion is the newest: our call's
    /// answer was lost, or somebody else was faster. No member can be promoted again within this time.
    /// </summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    /// <param name="primary">The primary as its own region's API shows it now; null if it was not asked again.</param>
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
    /// The estimate from when the region was chosen, plus everything written since: the approval may have taken half an hour, and a
    /// region that is cut off still accepts writes.
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
            return (PromotionState.Attached, $"{global.Home} already has the global writer of {view.Id}");
        }

        if (view.Writer is not { } writer || !string.Equals(writer.Arn, choice.Primary, StringComparison.OrdinalIgnoreCase))
        {
            return (PromotionState.StandingBy,
                $"the evidence was about {ClusterArn.Region(choice.Primary)}, but {view.Id} now has " +
                (view.Writer is { } other ? $"its global writer in {other.Region}" : "no single global writer"));
        }

        if (plan.Mode != Mode.Act)
        {
            return (PromotionState.StandingBy, $"mode {EnumText.Kebab(plan.Mode)}: nothing is written");
        }

        return primary is { State: PrimaryState.Healthy }
            ? (PromotionState.StandingBy, $"{writer.Region} is healthy again: {primary.Detail}")
            : (PromotionState.Started, choice.Planned
                ? $"switchover of {view.Id} from {writer.Region} to {global.Home} started on purpose"
                : $"failover of {view.Id} from {writer.Region} to {global.Home} started, data loss allowed");
    }
}
