using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckWriter;

/// <summary>Decides whether a writer has been promoted. Pure.</summary>
internal static class WriterDecision
{
    /// <summary>
    /// A status that says nothing about the writer itself (modifying, upgrading, or one yet to be invented) may last half an hour while
    /// the writer serves. A promotion's status lasts less than this.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="previous">The previous check, with the probe made since; null on the first.</param>
    public static WriterCheck Decide(Plan plan, ClusterView cluster, DrillStart? drill, WriterCheck? previous, DateTimeOffset now)
    {
        var proven = previous?.Wire is { Outcome: ProbeOutcome.Proven } ? previous.Writer : null;
        var view = WriterView.From(cluster, plan.Endpoint, proven);
        var plain = WriterView.From(cluster, plan.Endpoint);
        var attempt = (previous?.Attempt ?? 0) + 1;

        // The probe sends the execution back here at most once per probe. If it comes back more often, the writer is lost at every swap.
        var problem = view.Problem ?? NotYetDrilled(view, drill);
        var flaps = attempt > plan.Promotion.Attempts + plan.Probe.Attempts;
        var since = plain.Unclear is null ? (DateTimeOffset?)null : previous?.UnclearSince ?? now;
        var isOver = plan.Promotion.IsExhaustedBy(attempt);
        var asks = view.Unclear is not null && NotYetDrilled(view, drill) is null
            && (isOver ? previous?.Wire is null : now - since >= Patience);
        var state = flaps ? WriterState.Exhausted
            : problem is null ? WriterState.Promoted
            : asks ? WriterState.Unclear
            : isOver ? WriterState.Exhausted
            : WriterState.Waiting;
        return new WriterCheck
        {
            State = state,
            Attempt = attempt,
            WaitSeconds = state is WriterState.Waiting or WriterState.Unclear ? plan.Promotion.WaitAfter(attempt) : 0,
            Status = cluster.Status,
            Writer = view.Writer,
            Target = state == WriterState.Unclear ? view.Unclear : view.Target,
            Port = state == WriterState.Unclear ? cluster.Port : 0,
            Hosts = state == WriterState.Unclear ? cluster.Hosts : [],
            UnclearSince = since,
            IsByWire = state == WriterState.Promoted && !plain.IsHealthy,
            Reason = (problem ?? Healthy(view, plain, flaps)) + Asked(view, previous),
            At = now,
        };
    }

    private static string Healthy(WriterView view, WriterView plain, bool flaps) => plain.Problem is { } shown
        ? $"{view.Writer} was proven over the wire, though {shown}"
        : $"{view.Writer} is healthy{(flaps ? ", but was lost again after each check" : "")}";

    private static string Asked(WriterView view, WriterCheck? previous) =>
        !view.IsHealthy && previous?.Wire is { } wire ? $"; a direct probe: {wire.Reason}" : "";

    // The API lags: right after FailoverDBCluster it still shows the old writer as healthy.
    private static string? NotYetDrilled(WriterView view, DrillStart? drill) =>
        drill is not null && view.Writer == drill.From ? $"{drill.From} is still the writer: the drill's failover has not shown yet" : null;
}
