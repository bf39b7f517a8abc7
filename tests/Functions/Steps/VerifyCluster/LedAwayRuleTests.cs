using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Executions;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.VerifyCluster.VerdictEvidence;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

/// <summary>The record points elsewhere though the writer is the one that was proven: somebody else changed it.</summary>
public sealed class LedAwayRuleTests
{
    private const string Elsewhere = "old.example.org";

    private static readonly Evidence Led = Healthy with
    {
        RecordValue = Elsewhere,
        Proof = new LastProof("drill-1", Sample.ClusterEndpoint, Sample.Now - TimeSpan.FromHours(1), []),
    };

    [Fact]
    public void Decide_LedAwaySinceTheProof_IsReportedAndNotRepointed()
    {
        var verdict = Decide(Led);
        (verdict.State, verdict.Cause).ShouldBe((VerdictState.StandDown, StandDownCause.LedAway));
        verdict.Reason.ShouldBe(
            $"db.example.com points to {Elsewhere} and not to {Sample.ClusterEndpoint}, where drill-1 had it proven at " +
            "2026-11-22 16:05:00Z: somebody else changed it since then, and it was not changed back");
        var found = verdict.LedAway.ShouldNotBeNull();
        (found.Value, found.Proven, found.IsKnown).ShouldBe((Elsewhere, Sample.ClusterEndpoint, false));
    }

    [Fact]
    public void Decide_ToldBefore_IsKnown() =>
        Decide(Led with { Proof = Led.Proof! with { Told = [Elsewhere] } }).LedAway.ShouldNotBeNull().IsKnown.ShouldBeTrue();

    /// <summary>The cool-down is about failovers: a change by somebody else after one is reported at once.</summary>
    [Fact]
    public void Decide_WithinTheCoolDown_IsReported() =>
        Decide(Led with { LastActedAt = Sample.Now - TimeSpan.FromMinutes(4) }).Cause.ShouldBe(StandDownCause.LedAway);

    /// <summary>AWS moves the cluster endpoint itself.</summary>
    [Fact]
    public void Decide_NoWriterBehindTheClusterEndpoint_IsReported() =>
        Decide(Led with { Cluster = ClusterBuilder.WithoutWriter.View() }).Cause.ShouldBe(StandDownCause.LedAway);

    public static TheoryData<string> Others => ["no-proof", "proven-elsewhere", "was-secondary", "by-person", "forced", "redriven"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Decide_NotShownToBeSomebodyElses_IsRepointed(string why) => Decide(why switch
    {
        "no-proof" => Led with { Proof = null },
        "proven-elsewhere" => Led with { Proof = Led.Proof! with { Value = Sample.InstanceEndpoint("orders-prod-1") } },
        "was-secondary" => Led with { WasSecondary = true },
        "by-person" => Led with
        {
            Plan = Led.Plan with { Alarm = null, Sources = new Dictionary<string, string> { ["mode"] = "input" } },
        },
        "forced" => Led with { Plan = Led.Plan with { Force = true } },
        _ => Led with { IsRedriven = true },
    }).State.ShouldBe(VerdictState.Repoint);

    /// <summary>The swap reads it later, and must not point it back.</summary>
    [Fact]
    public void Proven_RecordUnreadable_IsStillKnown()
    {
        var unread = Led with { RecordValue = null, RecordUnknown = true };
        var writer = WriterView.From(unread.Cluster, unread.Plan.Endpoint);
        LedAwayRule.IsToBeAsked(unread, writer).ShouldBeTrue();
        LedAwayRule.Proven(unread, writer).ShouldBe(Sample.ClusterEndpoint);
        LedAwayRule.Find(unread, writer).ShouldBeNull("where it points is not known");
    }

    /// <summary>The watch only asks: without an answer, nothing is written for it.</summary>
    [Fact]
    public void Decide_TheWatchSawItButNoProofIsKnown_StandsDown() => StoodDown(
        Led with
        {
            Proof = null,
            Plan = Led.Plan with { Alarm = new AlarmInfo("record", "ALARM", Sample.Now) { Source = AlarmSource.Record } },
        },
        StandDownCause.AlarmCleared, "not shown that somebody else changed it");
}
