using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>What part of the evidence suggests, before it becomes a verdict.</summary>
/// <param name="Reason">One sentence for a person.</param>
/// <param name="Cause">Why it stands down, if it does.</param>
internal sealed record Conclusion(VerdictState State, string Reason, StandDownCause? Cause = null)
{
    public static Conclusion StandDown(StandDownCause cause, string reason) => new(VerdictState.StandDown, reason, cause);
}
