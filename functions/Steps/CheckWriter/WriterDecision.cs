using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckWriter;

/// <summary>Decides whether a writer is promoted. Pure.</summary>
internal static class WriterDecision
{
    /// <param name="looksBefore">How many looks came before this one.</param>
    public static WriterCheck Decide(Plan plan, ClusterView cluster, DrillStart? drill, int looksBefore, DateTimeOffset now)
    {
        var view = WriterView.From(cluster, plan.Endpoint);
        var attempt = looksBefore + 1;

        // The probe comes back here at most as often as it probes. Whatever comes back more often is a writer that is lost at every swap.
        var problem = view.Problem ?? NotYetDrilled(view, drill);
        var flaps = attempt > plan.Promotion.Attempts + plan.Probe.Attempts;
        var state = flaps ? WriterState.Exhausted
            : problem is null ? WriterState.Promoted
            : plan.Promotion.IsExhaustedBy(attempt) ? WriterState.Exhausted
            : WriterState.Waiting;
        return new WriterCheck
        {
            State = state,
            Attempt = attempt,
            WaitSeconds = state == WriterState.Waiting ? plan.Promotion.WaitAfter(attempt) : 0,
            Status = cluster.Status,
            Writer = view.Writer,
            Target = view.Target,
            Reason = problem ?? $"{view.Writer} is healthy{(flaps ? ", but was lost again after each look" : "")}",
            At = now,
        };
    }

    // The API lags: right after FailoverDBCluster it still shows the old writer as healthy.
    private static string? NotYetDrilled(WriterView view, DrillStart? drill) =>
        drill is not null && view.Writer == drill.From ? $"{drill.From} is still the writer, the drill's failover has not shown yet" : null;
}
