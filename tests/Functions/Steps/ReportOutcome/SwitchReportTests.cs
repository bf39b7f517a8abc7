using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Steps.FlipSwitch;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>What the report says about a switched record.</summary>
public sealed class SwitchReportTests
{
    [Fact]
    public void Timeline_Switch_IsShownAsOne() =>
        Compose(SwitchRole.Secondary, Sample.Proven).Timeline.Select(static entry => entry.Stage).ShouldContain("switched");

    [Theory]
    [InlineData(SwitchRole.Secondary, ", and orders-switched-to-us-east-1 here is")]
    [InlineData(SwitchRole.Primary, ", or orders-switched-to-us-east-1 here is")]
    public void Advice_RecordPointsElsewhere_NamesBothAlarms(SwitchRole role, string own)
    {
        var report = Compose(
            role, Sample.Proven with { State = ProbeState.Exhausted, Outcome = ProbeOutcome.ResolvesElsewhere, Reason = "elsewhere" });
        report.Outcome.ShouldBe(Outcome.Unrecovered);
        report.Message.ShouldContain(
            "orders-switched-to-eu-west-1 in eu-west-1 is not in ALARM" + own
            + ": check both, and the record's health checks in Route 53.");
    }

    private static Report Compose(SwitchRole role, ProbeCheck probe)
    {
        var verdict = Sample.Verdict with { Plan = new SwitchWorld(role).Plan };
        return ReportComposer.Compose(
            new ReportOutcomeRequest
            {
                Execution = Sample.Execution,
                Verdict = verdict,
                Writer = Sample.Promoted,
                Record = Sample.Swap,
                Probe = probe,
            }, Sample.Now.AddMinutes(3));
    }
}
