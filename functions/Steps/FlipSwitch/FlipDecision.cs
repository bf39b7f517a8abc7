using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Switches;

namespace Failover.Functions.Steps.FlipSwitch;

/// <summary>What FlipSwitch decides on.</summary>
/// <param name="Global">The global cluster as this region's API shows it.</param>
/// <param name="IsProven">
/// Whether this region's cluster is shown to be the newest global writer: this execution promoted it, or the other region's API
/// agrees. This region's own API is not enough: if the region is cut off, it keeps reporting a deposed cluster as the writer.
/// </param>
/// <param name="ProvenWriter">The instance that a probe proved writable although the API's status did not say so; null if none.</param>
internal sealed record FlipEvidence(
    ClusterView Cluster, GlobalView Global, SwitchReading Switches, bool IsProven, string? ProvenWriter = null);

/// <summary>Decides whether the switches have to be flipped. Pure.</summary>
internal static class FlipDecision
{
    /// <returns><see cref="SwapState.Changed"/> stands for the intention, until the switches have been flipped.</returns>
    public static RecordSwap Decide(Plan plan, FlipEvidence evidence, RecordSwap? previous, DateTimeOffset now)
    {
        var (global, pair) = (plan.RequireGlobal(), SwitchPlans.Require(plan));
        var view = WriterView.From(evidence.Cluster, plan.Endpoint, evidence.ProvenWriter);
        var (state, reason) = Decide(plan, global, pair, evidence, view, now);
        var first = previous?.State == SwapState.Changed ? previous : previous?.Earlier;
        return new RecordSwap
        {
            State = state,
            Name = plan.Record,
            Before = evidence.Switches.Position.Lead == SwitchLead.Here ? pair.Endpoint : null,
            Target = view.Target,
            Port = evidence.Cluster.Port,
            Hosts = evidence.Cluster.Hosts,
            Writer = view.Writer,
            Earlier = first,
            Reason = evidence.Switches.Note is { } note ? $"{reason} ({note})" : reason,

            // The alarm shows a flip minutes later: until then it is sent again, and its time stays that of the first.
            At = state == SwapState.Changed ? first?.At ?? now : now,
        };
    }

    private static (SwapState State, string Reason) Decide(
        Plan plan, GlobalPlan global, SwitchPlan pair, FlipEvidence evidence, WriterView view, DateTimeOffset now)
    {
        var position = evidence.Switches.Position;
        if (!view.IsHealthy)
        {
            return (SwapState.WriterChanged, $"not flipped, because {view.Problem}");
        }

        if (evidence.Global.Failover?.WillPass(global.Member) == true)
        {
            return (SwapState.WriterChanged, $"not flipped, because the failover of {global.Cluster} to {global.Home} is still under way");
        }

        if (!evidence.Global.IsSettledOn(global.Member))
        {
            return (SwapState.Superseded, $"not flipped, because {global.Home} is not shown as the settled writer of {global.Cluster}");
        }

        if (!position.HasWork(now))
        {
            return (SwapState.Current, $"{plan.Record} points to {global.Home} according to its switches: {position}");
        }

        if (!evidence.IsProven)
        {
            // If the record points here, or it is not known where, the switches stay as they are: the probe resolves the name.
            return position.Lead == SwitchLead.There
                ? (SwapState.Superseded,
                    $"not flipped: {plan.Record} points to {pair.OtherRegion}, and it can't be shown that {global.Home} has the newest " +
                    $"writer of {global.Cluster}")
                : (SwapState.Current, $"the switches of {plan.Record} stay as they are: {position}");
        }

        var why = position.IsUnheard ? ", since it still points elsewhere" : "";
        return plan.Mode == Mode.Act
            ? (SwapState.Changed, $"switched {plan.Record} to {global.Home}{why}")
            : (SwapState.WouldChange, $"observe mode: {plan.Record} would be switched to {global.Home}{why}");
    }
}
