using CsCheck;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.VerifyCluster.VerdictEvidence;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

public sealed class VerdictDecisionTests
{
    [Fact]
    public void Decide_HealthyAndRecordCorrect_Confirms()
    {
        var verdict = Decide(Healthy with { Events = [new(Sample.Now, "failover")], Notes = ["a note"] });
        verdict.State.ShouldBe(VerdictState.Confirm);
        verdict.Cause.ShouldBeNull();
        verdict.Reason.ShouldBe(
            "the API reports orders-prod-1 as healthy, and db.example.com already points to it; probing the connection");
        (verdict.Writer, verdict.Target, verdict.Port, verdict.Status)
            .ShouldBe(("orders-prod-1", Sample.ClusterEndpoint, 27017, "available"));
        verdict.Hosts.ShouldBe(Sample.Verdict.Hosts);
        verdict.Events.Count.ShouldBe(1);
        verdict.Notes.ShouldBe(["a note"]);
        verdict.At.ShouldBe(Sample.Now);
    }

    [Theory]
    [InlineData(Sample.OldEndpoint, "points to " + Sample.OldEndpoint)]
    [InlineData(null, "points to nothing")]
    public void Decide_RecordPointsElsewhere_Repoints(string? value, string told)
    {
        var verdict = Decide(Healthy with { RecordValue = value });
        verdict.State.ShouldBe(VerdictState.Repoint);
        verdict.Reason.ShouldContain(told);
        verdict.Reason.ShouldContain($"and not to {Sample.ClusterEndpoint}");
    }

    [Theory]
    [InlineData(null, "the record points to nothing")]
    [InlineData(Sample.OldEndpoint, "the record points to " + Sample.OldEndpoint)]
    public void Decide_CoolDown_ReportsWhatAnOperatorWouldSeeFirst(string? value, string told) =>
        StoodDown(Healthy with { RecordValue = value, LastActedAt = Sample.Now }, StandDownCause.CoolDown, told);

    /// <summary>The alarm is 20 s old: up to three minutes after the previous failover, it is that one's slower witness.</summary>
    [Theory]
    [InlineData(
        -60, StandDownCause.Aftershock, "the alarm belongs to that: the API reports orders-prod-1 as healthy, and the record points to it")]
    [InlineData(199, StandDownCause.Aftershock, "was failed over 199 s ago, and the alarm belongs to that")]
    [InlineData(
        200, StandDownCause.CoolDown, "a person should check first (the API reports orders-prod-1 as healthy, and the record points to")]
    public void Decide_CoolDownAndAllHealthy_AsksNobodyAboutALateWitness(int ago, StandDownCause cause, string told)
    {
        var evidence = Healthy with { LastActedAt = Sample.Now - TimeSpan.FromSeconds(ago) };
        StoodDown(evidence, cause, told);
        StoodDown(evidence with { RecordUnknown = true }, StandDownCause.CoolDown, "a person should check first");
        StoodDown(evidence with { Plan = Sample.Plan }, StandDownCause.CoolDown, "a person should check first");
    }

    [Fact]
    public void Decide_CoolDownWithoutAWriter_ReportsThatFirst() => StoodDown(
        Healthy with { Cluster = ClusterBuilder.WithoutWriter.View(), LastActedAt = Sample.Now }, StandDownCause.CoolDown,
            "no member of orders-prod is the writer");

    [Fact]
    public void Decide_NoWriter_Awaits()
    {
        var verdict = Decide(Healthy with { Cluster = ClusterBuilder.WithoutWriter.View() });
        verdict.State.ShouldBe(VerdictState.Await);
        verdict.Reason.ShouldBe("no member of orders-prod is the writer (status failing-over)");
        verdict.Target.ShouldBeNull();
    }

    [Fact]
    public void Decide_Paused_StandsDown() =>
        StoodDown(Healthy with { Plan = Healthy.Plan with { Mode = Mode.Paused } }, StandDownCause.Paused, "orders-prod is paused");

    [Fact]
    public void Decide_OlderExecutionRuns_StandsDown() =>
        StoodDown(Healthy with { OlderExecution = "e-4" }, StandDownCause.AnotherRunning, "the older execution e-4 is already handling");

    [Theory]
    [InlineData(599, false, true)]
    [InlineData(600, false, false)]
    [InlineData(599, true, false)]
    public void Decide_CoolDown_HoldsUnlessForcedOrOver(int ago, bool force, bool standsDown)
    {
        var evidence = Healthy with
        {
            Plan = Healthy.Plan with { Force = force },
            RecordValue = Sample.OldEndpoint,
            LastActedAt = Sample.Now - TimeSpan.FromSeconds(ago),
        };
        if (standsDown)
        {
            StoodDown(evidence, StandDownCause.CoolDown, "was failed over 599 s ago, within the cool-down of 600 s");
        }
        else
        {
            Decide(evidence).State.ShouldBe(VerdictState.Repoint);
            Decide(evidence).Plan.Mode.ShouldBe(Mode.Act);
        }
    }

    [Fact]
    public void Decide_EventsOfAnEarlierFailover_AreNotNews()
    {
        var acted = Sample.Now - TimeSpan.FromHours(1);
        Decide(Healthy with
        {
            LastActedAt = acted,
            Events = [
                new(acted - TimeSpan.FromSeconds(30), "Completed failover"), new(acted, "Completed failover"),
                new(acted + TimeSpan.FromSeconds(1), "Started failover")],
        }).Events.ShouldHaveSingleItem().Message.ShouldBe("Started failover");
    }

    [Fact]
    public void Decide_AnyEvidence_WritesOnlyWhenNothingArguesAgainstIt() => AnyEvidence().Sample(evidence =>
    {
        var verdict = Decide(evidence);
        verdict.Reason.ShouldNotBeEmpty();
        (verdict.Cause is not null).ShouldBe(verdict.State == VerdictState.StandDown);
        var plan = evidence.Plan;
        if (verdict.State is VerdictState.Repoint or VerdictState.Drill)
        {
            plan.Mode.ShouldNotBe(Mode.Paused);
            evidence.OlderExecution.ShouldBeNull();
            verdict.Target.ShouldNotBeNull();
            (evidence.AlarmState is null or "ALARM" || plan.Alarm is null).ShouldBeTrue();
        }

        if (verdict.State == VerdictState.Drill)
        {
            plan.Mode.ShouldBe(Mode.Act);
            plan.Drill.ShouldNotBeNull();
        }
    }, iter: 3000);

    private static Gen<Evidence> AnyEvidence() => Gen.Select(
        Gen.Enum<Mode>(),
        Gen.Bool,
        Gen.OneOf<AlarmInfo?>(
            null, Sample.Alarm, Sample.Alarm with { State = "OK" }, Sample.Alarm with { StateChangedAt = DateTimeOffset.MinValue }),
        Gen.OneOf(
            ClusterBuilder.Healthy, ClusterBuilder.WithoutWriter, ClusterBuilder.Healthy.WithWriterStatus("failed"),
            ClusterBuilder.FailedOver),
        Gen.OneOf<string?>(null, Sample.ClusterEndpoint, Sample.OldEndpoint),
        Gen.OneOf<string?>(null, "ALARM", "OK"),
        Gen.OneOf<string?>(null, null, "e-4"),
        Gen.OneOf<DateTimeOffset?>(null, null, Sample.Now)).Select((mode, drill, alarm, cluster, value, state, older, acted) => new Evidence
        {
            Plan = Sample.Plan with { Mode = mode, Drill = drill ? DrillKind.Failover : null, Alarm = alarm },
            Cluster = cluster.View(),
            RecordValue = value,
            AlarmState = state,
            OlderExecution = older,
            LastActedAt = acted,
            StartedAt = Sample.Now,
            At = Sample.Now,
        });
}
