using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Switches;

namespace Failover.Functions.Steps.FlipSwitch;

/// <summary>What FlipSwitch looked at.</summary>
/// <param name="Global">The global cluster as this region's API shows it.</param>
/// <param name="IsProven">
/// Whether it is shown that this region's cluster is the newest global writer: this execution promoted it, or the other region's
/// API agrees. What this region's own API says is not enough: cut off, it goes on calling a deposed cluster the writer.
/// </param>
/// <param name="ProvenWriter">The instance that the wire proved against the API's status; null: none.</param>
internal sealed record FlipEvidence(
    ClusterView Cluster, GlobalView Global, SwitchReading Switches, bool IsProven, string? ProvenWriter = null);

/// <summary>Decides whether the switches are to be flipped. Pure.</summary>
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

            // The alarm shows a flip minutes later: until then it is sent again, and counts from the first time.
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
            return (SwapState.Current, $"{plan.Record} points to {global.Home} by its switches: {position}");
        }

        if (!evidence.IsProven)
        {
            // Where the record leads here, or nobody can tell, the switches stay as they are: the probe asks the DNS.
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
