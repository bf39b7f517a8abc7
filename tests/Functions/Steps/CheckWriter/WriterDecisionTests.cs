using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckWriter;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.CheckWriter;

public sealed class WriterDecisionTests
{
    private static readonly DrillStart Drill = DrillStart.Started("orders-prod-1", Sample.Now);

    [Fact]
    public void Decide_HealthyWriter_IsPromoted()
    {
        var check = Decide(ClusterBuilder.FailedOver);
        check.ShouldBe(new WriterCheck
        {
            State = WriterState.Promoted,
            Attempt = 1,
            Status = "available",
            Writer = "orders-prod-2",
            Target = Sample.ClusterEndpoint,
            Reason = "orders-prod-2 is healthy",
            At = Sample.Now,
        });
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    public void Decide_NoWriterWithinTheBudget_WaitsAndSaysWhy(int before, int wait)
    {
        var check = Decide(ClusterBuilder.WithoutWriter, before);
        (check.State, check.Attempt, check.WaitSeconds).ShouldBe((WriterState.Waiting, before + 1, wait));
        check.Reason.ShouldBe("no member of orders-prod is the writer (status failing-over)");
        check.Status.ShouldBe("failing-over");
    }

    [Fact]
    public void Decide_NoWriterAtTheLastLook_IsExhaustedWithTheLastStatus()
    {
        var check = Decide(ClusterBuilder.WithoutWriter, 3);
        (check.State, check.Attempt, check.WaitSeconds).ShouldBe((WriterState.Exhausted, 4, 0));
        check.Reason.ShouldNotBeNull().ShouldContain("status failing-over");
    }

    [Fact]
    public void Decide_PromotedAtTheLastLook_Counts() => Decide(ClusterBuilder.FailedOver, 3).State.ShouldBe(WriterState.Promoted);

    [Theory]
    [InlineData(9, WriterState.Promoted)]
    [InlineData(10, WriterState.Exhausted)]
    public void Decide_HealthyButLostAtEverySwap_EndsAfterAllLooksAndProbes(int before, WriterState state)
    {
        var check = Decide(ClusterBuilder.FailedOver, before);
        check.State.ShouldBe(state);
        check.Reason.ShouldBe(state == WriterState.Promoted ? "orders-prod-2 is healthy" : "orders-prod-2 is healthy, but was lost again after each look");
    }

    [Fact]
    public void Decide_LostAfterAllLooksAndProbes_TellsTheProblem() =>
        Decide(ClusterBuilder.WithoutWriter, 10).Reason.ShouldBe("no member of orders-prod is the writer (status failing-over)");

    [Fact]
    public void Decide_DrilledWriterIsSick_TellsTheSickness() =>
        Decide(ClusterBuilder.Healthy.WithWriterStatus("rebooting"), drill: Drill).Reason
            .ShouldBe("the writer orders-prod-1 is rebooting, expected available");

    [Fact]
    public void Decide_DrillNotYetVisible_Waits()
    {
        var check = Decide(ClusterBuilder.Healthy, drill: Drill);
        check.State.ShouldBe(WriterState.Waiting);
        check.Reason.ShouldBe("orders-prod-1 is still the writer, the drill's failover has not shown yet");
    }

    [Fact]
    public void Decide_DrillShows_IsPromoted() => Decide(ClusterBuilder.FailedOver, drill: Drill).State.ShouldBe(WriterState.Promoted);

    private static WriterCheck Decide(ClusterBuilder cluster, int before = 0, DrillStart? drill = null) =>
        WriterDecision.Decide(Sample.Plan, cluster.View(), drill, before, Sample.Now);
}
