using Amazon.Route53;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckInSync;

/// <summary>Decides what a change's status means. Pure.</summary>
internal static class InSyncDecision
{
    /// <summary>How often a change that Route 53 does not know is resubmitted.</summary>
    private const int MostLosses = 1;

    /// <param name="status">Null if Route 53 knows no such change. Any status but INSYNC is transitional.</param>
    public static InSyncCheck Decide(Plan plan, string change, ChangeStatus? status, InSyncCheck? previous, DateTimeOffset now)
    {
        // The checks of an earlier change do not count against this one.
        var attempt = previous?.ChangeId == change ? previous.Attempt + 1 : 1;
        var losses = (previous?.Losses ?? 0) + (status is null ? 1 : 0);
        var state =
            status is null ? losses <= MostLosses ? InSyncState.Lost : InSyncState.Exhausted
            : status == ChangeStatus.INSYNC ? InSyncState.InSync
            : plan.InSync.IsExhaustedBy(attempt) ? InSyncState.Exhausted
            : InSyncState.Pending;
        return new InSyncCheck
        {
            State = state,
            Attempt = attempt,
            WaitSeconds = state == InSyncState.Pending ? plan.InSync.WaitAfter(attempt) : 0,
            ChangeId = change,
            Losses = losses,
            Reason = Reason(state, status),
            At = now,
        };
    }

    private static string Reason(InSyncState state, ChangeStatus? status) => (state, status) switch
    {
        (InSyncState.InSync, _) => "all of Route 53's name servers have the change",
        (_, null) => "Route 53 does not know the change",
        (InSyncState.Exhausted, _) => "Route 53 has not propagated the change within the budget",
        _ => "Route 53 has not propagated the change yet",
    };
}
