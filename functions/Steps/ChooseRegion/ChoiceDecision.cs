using System.Globalization;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>Decides which region gets the global writer next, and whether this stack is to promote it. Pure.</summary>
internal static class ChoiceDecision
{
    /// <summary>In seconds. A switchover waits until the secondary has everything; with more lag than this, it is refused.</summary>
    private const double MostPlannedLag = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Half a minute: a member whose status changes may be the target of a failover that has just begun and that the global cluster does
    /// not show yet.
    /// </summary>
    private const int MostLooksAtAChange = 10;

    /// <summary>What the global cluster's own state decides without any evidence; null if it decides nothing.</summary>
    public static RegionChoice? Settled(ChoiceContext context)
    {
        var (plan, view) = (context.Plan, context.View);
        if (view.Failover is { IsCancelling: true } cancelled)
        {
            var what = $"a failover of {view.Id} to {ClusterArn.Region(cancelled.To)} is {cancelled.Status}";
            return context.Watch.IsExhaustedBy(context.Attempt)
                ? context.StandBy($"{what}, and has not ended within the budget")
                : context.Make(RegionChoiceState.Watching, $"{what}: waiting for it to end") with
                { WaitSeconds = context.Watch.WaitAfter(context.Attempt) };
        }

        return view.Failover is { } failover
            ? failover.LeadsTo(plan.Member)
                ? context.Make(RegionChoiceState.Chosen,
                    $"a failover of {view.Id} to {plan.Home} is already under way") with
                { Region = plan.Home }
                : context.StandBy($"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}: that region's " +
                    "stack acts")
            : view.IsSettledOn(plan.Member) && !context.HasLostWriter
                ? context.Make(RegionChoiceState.Chosen,
                    $"{plan.Home} has become the global writer's region in the meantime") with
                { Region = plan.Home }
            : null;
    }

    /// <summary>What the evidence decides; null if the primary is lost, so that the candidates decide.</summary>
    /// <param name="now">When the check ended; <see cref="ChoiceContext.At"/> is when it began.</param>
    public static RegionChoice? Undecided(ChoiceContext context, EvidenceVerdict verdict, DateTimeOffset now) => verdict.State switch
    {
        EvidenceState.Lost => null,
        EvidenceState.Recovered when context.View.Find(context.Plan.Member) is { IsConnected: false } => context.StandBy(
            $"{verdict.Reason}. {context.Plan.Home} is a secondary that is not connected: it is resyncing and could not take over",
            StandDownCause.Resyncing),
        EvidenceState.Recovered => context.StandBy(verdict.Reason, StandDownCause.PrimaryRecovered),
        EvidenceState.Doubtful => context.StandBy(verdict.Reason),
        _ => context.Make(RegionChoiceState.Watching, verdict.Reason) with
        {
            LossLooks = verdict.LossLooks,
            CalmSince = verdict.CalmSince,

            // A region that seems lost is checked again soon: its users are waiting.
            WaitSeconds = verdict.LossLooks == 0 ? context.Watch.WaitAfter(context.Attempt) : SecondLook(now - context.At),
        },
    };

    /// <summary>This region has lost its writer for good: chooses the region that takes over.</summary>
    public static RegionChoice Elsewhere(ChoiceContext context, IReadOnlyList<RegionCandidate> candidates) =>
        candidates is [{ Problem: null } best, ..]
            ? context.Make(RegionChoiceState.Elsewhere,
                $"{context.Plan.Home} has lost its writer; {best.Region} is to take over, and its stack acts on its own evidence") with
            {
                Region = best.Region,
                LossSeconds = best.LossSeconds,
                Command = context.Command(best),
                Candidates = candidates,
            }
            : Nobody(context, candidates);

    /// <summary>A switchover that a person requested: allowed only if both regions are in order.</summary>
    public static RegionChoice Planned(ChoiceContext context, PrimaryReading primary, RegionCandidate self)
    {
        var problem =
            primary.State != PrimaryState.Healthy ? primary.Detail
            : self.Problem is { } own ? $"{self.Region} can't take over: {own}"
            : self.LagSeconds > MostPlannedLag
                ? string.Create(CultureInfo.InvariantCulture,
                $"{self.Region} lags {self.LagSeconds:0.0} s behind, more than the {MostPlannedLag:0} s allowed")
            : null;
        return (problem is null
            ? context.Make(RegionChoiceState.Chosen,
                $"a person asked to move {context.View.Id} to {self.Region}") with
            { Region = self.Region }
            : context.StandBy($"a switchover needs both regions in order, but {problem}", StandDownCause.DrillUnsafe)) with
        {
            Candidates = [self],
        };
    }

    /// <summary>The primary is lost: promote this region, ask first, or leave it to another.</summary>
    public static RegionChoice Unplanned(ChoiceContext context, string loss, IReadOnlyList<RegionCandidate> candidates)
    {
        if (candidates is not [{ Problem: null } best, ..])
        {
            return LossLooks(context) is > 1 and < MostLooksAtAChange and var looks && candidates.Any(static c => c.IsChanging)
                ? Nobody(context, candidates) with
                {
                    State = RegionChoiceState.Watching,
                    LossLooks = looks,
                    WaitSeconds = (int)BetweenLooks.TotalSeconds,
                }
                : Nobody(context, candidates);
        }

        var plan = context.Plan;
        var estimate = $"up to {best.LossSeconds} s of writes may be lost";
        var decided =
            best.Region != plan.Home
                ? context.StandBy($"{loss}. {best.Region} takes over: its stack acts")
            : context.Request.Plan.Mode != Mode.Act
                ? context.StandBy($"observe mode: would promote {best.Region}, {estimate}, because {loss}", StandDownCause.Observing)
            : Asks(plan, best)
                ? context.Make(RegionChoiceState.ApprovalNeeded, $"{loss}. {best.Region} is to take over, {estimate}")
            : context.Make(RegionChoiceState.Chosen, $"{loss}. {best.Region} takes over, {estimate}");
        var choice = decided with
        {
            Region = best.Region,
            LossSeconds = best.LossSeconds,
            Candidates = candidates,
            Command = best.Region == plan.Home ? null : context.Command(best),
        };
        return choice.State == RegionChoiceState.ApprovalNeeded ? choice with { Approval = ApprovalText.Compose(context, choice) } : choice;
    }

    /// <summary>
    /// Two checks that agree are <see cref="BetweenLooks"/> apart, and the first has spent part of that time waiting for an answer.
    /// </summary>
    private static int SecondLook(TimeSpan taken) =>
        (int)Math.Ceiling(Math.Clamp((BetweenLooks - taken).TotalSeconds, 1, BetweenLooks.TotalSeconds));

    /// <summary>Consecutive checks that call the region lost, including this one.</summary>
    private static int LossLooks(ChoiceContext context) => (context.Request.Previous?.LossLooks ?? 0) + 1;

    private static bool Asks(GlobalPlan plan, RegionCandidate best) =>
        plan.Approval == ApprovalKind.Always
        || (plan.Approval == ApprovalKind.WhenDataLoss && best.LossSeconds > plan.AcceptedLossSeconds);

    private static RegionChoice Nobody(ChoiceContext context, IReadOnlyList<RegionCandidate> candidates) =>
        context.Make(RegionChoiceState.None, candidates.Count == 0
            ? $"the primary is lost, and {context.View.Id} has no other region"
            : "the primary is lost, and no region can take over: " +
                $"{string.Join("; ", candidates.Select(c => $"{c.Region}: {c.Problem}"))}") with
        {
            Candidates = candidates,
        };
}
