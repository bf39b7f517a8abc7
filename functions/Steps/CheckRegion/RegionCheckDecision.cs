using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckRegion;

/// <summary>Decides the state of a promotion. Pure.</summary>
internal static class RegionCheckDecision
{
    /// <summary>
    /// The number of checks in a row, a second or more apart, that see nothing under way before a promotion that was seen counts as
    /// ended: the API lags.
    /// </summary>
    private const int MostIdle = 8;

    /// <summary>The same for one that was never seen.</summary>
    private const int MostUnseen = 45;

    public static RegionCheck Decide(GlobalPlan plan, GlobalView view, RegionPromotion promotion, RegionCheck? previous, DateTimeOffset now)
    {
        // A redrive makes a new promotion; the checks of an earlier one do not count against it.
        var before = previous?.Promotion == promotion.At ? previous : null;
        var attempt = (before?.Attempt ?? 0) + 1;
        var underWay = view.Failover?.LeadsTo(promotion.Member) == true;
        var seen = underWay || before?.SawUnderWay == true;
        var idle = underWay ? 0 : (before?.IdleLooks ?? 0) + 1;
        var state =
            view.IsSettledOn(promotion.Member) ? RegionCheckState.Promoted
            : !underWay && idle >= (seen ? MostIdle : MostUnseen) ? RegionCheckState.Cancelled
            : plan.Promotion.IsExhaustedBy(attempt) ? RegionCheckState.Exhausted
            : RegionCheckState.Waiting;
        return new RegionCheck
        {
            State = state,
            Attempt = attempt,
            WaitSeconds = state == RegionCheckState.Waiting ? plan.Promotion.WaitAfter(attempt) : 0,
            Promotion = promotion.At,
            IdleLooks = idle,
            SawUnderWay = seen,
            Reason = Reason(view, promotion, state),
            At = now,
        };
    }

    private static string Reason(GlobalView view, RegionPromotion promotion, RegionCheckState state)
    {
        var writer = view.Writer is { } found ? $"{found.Cluster} in {found.Region}" : "no single member";
        return state == RegionCheckState.Promoted ? $"{promotion.Region} has the global writer of {view.Id}"
            : view.Failover is { } failover
                ? $"the failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}, and {writer} is its writer"
            : $"no failover of {view.Id} is under way, and {writer} is its writer";
    }
}
