using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class ApprovalTextTests
{
    private static readonly RegionChoice Choice = Samples.Chosen with
    {
        Candidates =
        [
            new RegionCandidate
            {
                Region = GlobalBuilder.Europe,
                Member = GlobalBuilder.Arn(GlobalBuilder.Europe),
                LagSeconds = 0.5,
                LossSeconds = 90,
            },
            new RegionCandidate
            {
                Region = GlobalBuilder.West,
                Member = GlobalBuilder.Arn(GlobalBuilder.West),
                Problem = "its region does not answer",
            },
        ],
    };

    [Fact]
    public void Compose_Question_HasEverythingThatAnOperatorNeeds()
    {
        var question = Compose();
        question.Subject.ShouldBe("[APPROVAL NEEDED] promote orders-eu in eu-west-1?");
        string.Join("TOKEN", question.Parts).ShouldBe($$"""
            APPROVAL NEEDED: promote orders-eu in eu-west-1 to be the writer of orders?

            Why: the primary region is lost
            What it costs: up to 90 s of writes may be lost (those since 2026-11-22T17:03:30Z); 0 s are accepted without asking.
            What waiting costs: nothing can be written through db.example.com while the primary region is lost.
            If it is cut off rather than down, it may still take writes: then each second of waiting may lose another second of writes.
            Without an answer by 2026-11-22T17:35:00Z, nothing is done.

            eu-west-1 can take over: lag 0.5 s when last seen, up to 90 s of writes may be lost
            us-west-2 can't take over: its region does not answer

            To approve:
              aws stepfunctions send-task-success --region eu-west-1 --task-token TOKEN --task-output '{"approved": true, "by": "NAME", "reason": "WHY"}'
            To deny:
              aws stepfunctions send-task-success --region eu-west-1 --task-token TOKEN --task-output '{"approved": false, "by": "NAME", "reason": "WHY"}'
            Fill in NAME and WHY: the report shows them.
            Or from a checkout of this project:
              dotnet run --project drill -c Release -- approve --region eu-west-1 --reason WHY TOKEN
              dotnet run --project drill -c Release -- deny --region eu-west-1 --reason WHY TOKEN

            Execution {{Sample.Execution.Id}}

            """);
    }

    [Theory]
    [InlineData(30, "2026-11-22T17:05:30Z")]
    [InlineData(86400, "2026-11-23T17:05:00Z")]
    public void Compose_TimeToAnswer_IsAMomentWithItsDate(int seconds, string until) =>
        Compose(plan: GlobalBuilder.Plan with { ApprovalSeconds = seconds }).Parts[0]
            .ShouldContain($"Without an answer by {until}, nothing is done.");

    /// <summary>SNS accepts fewer than 100 characters.</summary>
    [Fact]
    public void Compose_LongName_CutsTheSubject()
    {
        var subject = Compose(Samples.Plan with { Cluster = new string('c', 90) }).Subject;
        subject.Length.ShouldBe(99);
        subject.ShouldStartWith("[APPROVAL NEEDED] promote ccc");
    }

    private static ApprovalQuestion Compose(Plan? request = null, GlobalPlan? plan = null) => ApprovalText.Compose(
        new ChoiceContext(
            new ChooseRegionRequest(request ?? Samples.Plan, Sample.Execution, null, null), plan
            ?? GlobalBuilder.Plan, new GlobalBuilder().View(), Sample.Now),
        Choice);
}
