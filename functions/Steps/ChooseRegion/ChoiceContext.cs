using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>What every decision about the region rests on.</summary>
internal sealed record ChoiceContext(ChooseRegionRequest Request, GlobalPlan Plan, GlobalView View, DateTimeOffset At)
{
    public int Attempt => (Request.Previous?.Attempt ?? 0) + 1;

    /// <summary>The primary's region may take as long to promote a writer of its own as this region's stack would wait for one.</summary>
    public Budget Watch => Request.Plan.Promotion;

    /// <summary>A person requested a switchover.</summary>
    public bool IsPlanned => Request.Plan.Drill == DrillKind.Switchover;

    /// <summary>This region has the global writer's cluster, and no instance was promoted in it.</summary>
    public bool HasLostWriter => Request.Writer?.State == WriterState.Exhausted && View.Find(Plan.Member) is { IsWriter: true };

    public RegionChoice Make(RegionChoiceState state, string reason, StandDownCause? cause = null) => new()
    {
        State = state,
        Attempt = Attempt,
        Cause = cause,
        Reason = reason,
        Primary = View.Writer?.Arn,
        Planned = IsPlanned,
        At = At,
    };

    public RegionChoice StandBy(string reason, StandDownCause cause = StandDownCause.StandingBy) =>
        Make(RegionChoiceState.StandingBy, reason, cause);

    /// <summary>The command that starts another region's stack, provided that it has this stack's name.</summary>
    public string Command(RegionCandidate candidate) =>
        $"aws stepfunctions start-execution --region {candidate.Region} --state-machine-arn {MachineIn(candidate.Region)} " +
        $"--input '{{\"cluster\": \"{Clusters.ClusterArn.Identifier(candidate.Member)}\", \"mode\": \"act\"}}'";

    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME
    private string MachineIn(string region) =>
        Request.Execution.StateMachine.Split(':') is [var arn, var partition, var service, _, .. var rest]
            ? string.Join(':', [arn, partition, service, region, .. rest])
            : Request.Execution.StateMachine;
}
