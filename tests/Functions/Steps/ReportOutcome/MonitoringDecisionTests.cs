using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class MonitoringDecisionTests
{
    private static readonly ProbeCheck Answered = Sample.Proven with { Reason = "orders-prod-1.c1 is the writable primary" };

    private static readonly ReportOutcomeRequest Alarmed = new()
    {
        Execution = Sample.Execution,
        Verdict = Sample.Verdict with { Plan = Sample.Plan with { Alarm = Sample.Alarm } },
        Probe = Answered,
    };

    /// <summary>Each sign is a heartbeat, 10 s after the one before, from a minute before the verdict: + answered, - failed.</summary>
    [Theory]
    [InlineData("++++++++++++", "no heartbeat failed or was missing")]
    [InlineData("+++", "heartbeats were missing, but none failed")]
    [InlineData("+++-------------", "a heartbeat failed while the probe was answered")]
    public void Compose_FalseAlarmThatHeartbeatAndProbeExplain_IsAFaultOfTheMonitoring(string beats, string why)
    {
        var report = Report(Alarmed, beats);
        report.Outcome.ShouldBe(Outcome.MonitoringFault);
        report.Subject.ShouldBe("[MONITORING-FAULT] orders-prod via db.example.com");
        report.Summary.ShouldBe($"orders-prod-writer-down was a false alarm: {why}; {Answered.Reason}");
        report.Message.ShouldContain("What to do: The writer was not lost. Repair the monitoring");
        report.Message.ShouldNotContain("old writer was lost");
        (report.Notify, report.Acted, report.Recovery).ShouldBe((true, false, null));
    }

    /// <summary>The writer may really have been unreachable for a while.</summary>
    [Fact]
    public void Compose_HeartbeatsFailedUntilTheProof_IsNotSaidToBeTheMonitoring()
    {
        Report(Alarmed, "+++------").Outcome.ShouldBe(Outcome.StoodDown);
        Report(Alarmed with { Probe = Answered with { Attempt = 5 } }, "++++++++++++").Outcome.ShouldBe(Outcome.Recovered);
    }

    [Fact]
    public void Compose_WatchAgainWithoutAnyAnswerSince_IsAFaultOfTheMonitoring()
    {
        var plan = Sample.Plan with { Alarm = Sample.Alarm with { Attempt = 1 } };
        var again = Alarmed with { Verdict = Alarmed.Verdict! with { Plan = plan } };
        Report(again, "+++------").Outcome.ShouldBe(Outcome.MonitoringFault);
        Report(again, "+++---+---").Outcome.ShouldBe(Outcome.StoodDown);
    }

    /// <summary>Each attempt of the watch finds it again, for as long as nobody repairs the monitoring.</summary>
    [Theory]
    [InlineData(1, Outcome.MonitoringFault, "++++++++++++", false)]
    [InlineData(1, null, "++++++++++++", true)]
    [InlineData(null, Outcome.MonitoringFault, "++++++++++++", true)]
    [InlineData(1, Outcome.MonitoringFault, "+++---+---", true)]
    public void Compose_FoundFalseBefore_IsNoNewsToTheWatchsNextAttempt(int? attempt, Outcome? told, string beats, bool notify)
    {
        var plan = Sample.Plan with { Alarm = Sample.Alarm with { Attempt = attempt, Told = told } };
        Report(Alarmed with { Verdict = Alarmed.Verdict! with { Plan = plan } }, beats).Notify.ShouldBe(notify);
    }

    /// <summary>In a region that was down nothing sends a heartbeat.</summary>
    [Fact]
    public void Compose_MissingInAGlobalClustersRegion_IsNotSaidToBeTheMonitoring() => Report(
        Alarmed with { Verdict = Alarmed.Verdict! with { Plan = Samples.Plan with { Alarm = Sample.Alarm } } }, "+++").Outcome
        .ShouldBe(Outcome.StoodDown);

    [Fact]
    public void Compose_NoAlarmOrAFailover_IsNotSaidToBeTheMonitoring()
    {
        Report(Alarmed with { Verdict = Sample.Verdict }, "++++++++++++").Outcome.ShouldBe(Outcome.StoodDown);
        Report(Found.Recovered, "++++++++++++").Outcome.ShouldBe(Outcome.Recovered);
        ReportComposer.Compose(Alarmed, Found.End).Outcome.ShouldBe(Outcome.StoodDown);
    }

    private static Report Report(ReportOutcomeRequest found, string beats) =>
        ReportComposer.Compose(found, Found.End, Lookup.From(new HeartbeatSeries(
            [.. beats.Select((sign, n) => (sign, n)).Select(static b =>
                new HeartbeatPoint(Sample.Now + TimeSpan.FromSeconds((b.n - 6) * 10), b.sign == '+'))],
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(1))));
}
