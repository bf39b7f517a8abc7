using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.ReportOutcome.FoundInRegion;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>The outcomes of a promotion that operators were asked to approve.</summary>
public sealed class ApprovalOutcomeTests
{
    [Theory]
    [InlineData("""{"approved": false, "by": "anna"}""", "denied by anna, nothing was promoted", "it asks again")]
    [InlineData("""{"Error": null, "Cause": null}""", "denied, nothing was promoted", "it asks again")]
    [InlineData("""{"Error": "Denied", "Cause": ""}""", "denied (Denied), nothing was promoted", "it asks again")]
    [InlineData("""{"Error": "States.Timeout"}""", "nobody answered in time", "it checks again, and asks again")]
    [InlineData("""{"approved": "true"}""", "the answer was neither yes nor no", "answer with one of the commands in its message")]
    [InlineData("\"yes\"", "the answer was neither yes nor no", "answer with one of the commands in its message")]
    public void Compose_NotApproved_StandsDownWithWhatToDo(string sent, string summary, string advice)
    {
        var found = Start with
        {
            Region = new(Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded }, null, null),
            Approval = Sample.Json(sent),
        };
        var report = Report(found);
        (report.Outcome, report.Notify, report.Acted).ShouldBe((Outcome.StoodDown, true, false));
        report.Summary.ShouldStartWith(summary);
        report.Message.ShouldContain(advice);
        report.Timeline.Select(t => t.Stage).ShouldContain("approval");
    }

    [Fact]
    public void Compose_NotApprovedByHand_IsNewsToo() => Report(Start with
    {
        Verdict = Start.Verdict! with { Plan = Samples.Plan },
        Region = new(Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded }, null, null),
        Approval = Sample.Json("{}"),
    }).Notify.ShouldBeTrue();

    [Fact]
    public void Compose_Approved_SaysByWhom()
    {
        var approved = TookOver with
        {
            Region = Samples.Region with { Choice = Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded } },
            Approval = Sample.Json("""{"approved": true, "by": "anna", "reason": "the region is gone"}"""),
        };
        Report(approved).Summary.ShouldStartWith(
            "eu-west-1 took over from us-east-1, approved by anna (the region is gone), up to 90 s of writes may be lost");
        Report(approved).Outcome.ShouldBe(Outcome.Recovered);
        Report(approved).Timeline.Single(t => t.Stage == "approval").Note.ShouldBe("approved by anna: the region is gone");
    }

    private static Report Report(ReportOutcomeRequest found) => ReportComposer.Compose(found, Found.End);
}
