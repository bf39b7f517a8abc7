using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>Evidence in favour of acting; a test changes one thing.</summary>
internal static class VerdictEvidence
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(900);
    private static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(600);

    public static Evidence Healthy { get; } = new()
    {
        Plan = Sample.Plan with { Alarm = Sample.Alarm },
        Cluster = ClusterBuilder.Healthy.View(),
        RecordValue = Sample.ClusterEndpoint,
        StartedAt = Sample.Now,
        At = Sample.Now,
    };

    public static Evidence Drilled { get; } = Healthy with { Plan = Sample.Plan with { Drill = DrillKind.Failover } };

    public static Verdict Decide(Evidence evidence) => VerdictDecision.Decide(evidence, MaxAge, CoolDown);

    public static void StoodDown(Evidence evidence, StandDownCause cause, string reason)
    {
        var verdict = Decide(evidence);
        verdict.State.ShouldBe(VerdictState.StandDown);
        verdict.Cause.ShouldBe(cause);
        verdict.Reason.ShouldContain(reason);
    }
}
