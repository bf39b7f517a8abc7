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
    public void Decide_NoWriterAtTheLastCheck_IsExhaustedWithTheLastStatus()
    {
        var check = Decide(ClusterBuilder.WithoutWriter, 3);
        (check.State, check.Attempt, check.WaitSeconds).ShouldBe((WriterState.Exhausted, 4, 0));
        check.Reason.ShouldNotBeNull().ShouldContain("status failing-over");
    }

    [Fact]
    public void Decide_PromotedAtTheLastCheck_Counts() => Decide(ClusterBuilder.FailedOver, 3).State.ShouldBe(WriterState.Promoted);

    [Theory]
    [InlineData(9, WriterState.Promoted)]
    [InlineData(10, WriterState.Exhausted)]
    public void Decide_HealthyButLostAtEverySwap_EndsAfterAllChecksAndProbes(int before, WriterState state)
    {
        var check = Decide(ClusterBuilder.FailedOver, before);
        check.State.ShouldBe(state);
        check.Reason.ShouldBe(
            state == WriterState.Promoted ? "orders-prod-2 is healthy" : "orders-prod-2 is healthy, but was lost again after each check");
    }

    [Fact]
    public void Decide_LostAfterAllChecksAndProbes_ReportsTheProblem() =>
        Decide(ClusterBuilder.WithoutWriter, 10).Reason.ShouldBe("no member of orders-prod is the writer (status failing-over)");

    [Fact]
    public void Decide_DrilledWriterIsUnhealthy_ReportsTheProblem() =>
        Decide(ClusterBuilder.Healthy.WithWriterStatus("rebooting"), drill: Drill).Reason
            .ShouldBe("the writer orders-prod-1 is rebooting, expected available");

    [Fact]
    public void Decide_DrillNotYetVisible_Waits()
    {
        var check = Decide(ClusterBuilder.Healthy, drill: Drill);
        check.State.ShouldBe(WriterState.Waiting);
        check.Reason.ShouldBe("orders-prod-1 is still the writer: the drill's failover has not shown yet");
    }

    [Fact]
    public void Decide_DrillShows_IsPromoted() => Decide(ClusterBuilder.FailedOver, drill: Drill).State.ShouldBe(WriterState.Promoted);

    /// <summary>Modifying for half an hour while the writer serves: after two minutes the probe decides.</summary>
    [Theory]
    [InlineData(119, WriterState.Waiting)]
    [InlineData(120, WriterState.Unclear)]
    public void Decide_StatusThatMayMeanAnything_ProbesWhenPatienceRunsOut(int seconds, WriterState state)
    {
        var first = Decide(Modifying, null, Sample.Now);
        (first.State, first.UnclearSince).ShouldBe((WriterState.Waiting, Sample.Now));
        var check = Decide(Modifying, first, Sample.Now.AddSeconds(seconds));
        (check.State, check.Writer, check.WaitSeconds).ShouldBe((state, "orders-prod-2", 3));
        check.Target.ShouldBe(state == WriterState.Unclear ? Sample.ClusterEndpoint : null);
        check.Hosts.Count.ShouldBe(state == WriterState.Unclear ? 2 : 0);
        check.Port.ShouldBe(state == WriterState.Unclear ? 27017 : 0);
    }

    [Fact]
    public void Decide_ProvenByTheProbe_IsPromotedAgainstTheStatus()
    {
        var check = Decide(Modifying, Asked(ProbeOutcome.Proven), Sample.Now.AddMinutes(3));
        (check.State, check.IsByWire, check.ProvenByWire, check.Target)
            .ShouldBe((WriterState.Promoted, true, "orders-prod-2", Sample.ClusterEndpoint));
        check.Reason.ShouldBe(
            "orders-prod-2 was proven over the wire, though the status of orders-prod is modifying, expected available");
    }

    [Fact]
    public void Decide_NotProvenByTheProbe_AsksAgainUntilTheBudgetEnds()
    {
        var refused = Asked(ProbeOutcome.Refused);
        var check = Decide(Modifying, refused, Sample.Now.AddMinutes(3));
        (check.State, check.IsByWire, check.ProvenByWire).ShouldBe((WriterState.Unclear, false, null));
        check.Reason.ShouldEndWith("is modifying, expected available; a direct probe: it said so");
        Decide(Modifying, refused with { Attempt = 3 }, Sample.Now.AddMinutes(3)).State.ShouldBe(WriterState.Exhausted);
    }

    [Fact]
    public void Decide_BudgetShorterThanPatience_ProbesOnce() =>
        Decide(Modifying, Looked with { Attempt = 3, UnclearSince = Sample.Now }, Sample.Now.AddSeconds(9)).State
            .ShouldBe(WriterState.Unclear);

    [Fact]
    public void Decide_ProofOfAnotherWriter_DoesNotCount() =>
        Decide(Modifying, Asked(ProbeOutcome.Proven) with { Writer = "orders-prod-1" }, Sample.Now.AddMinutes(3)).State
            .ShouldBe(WriterState.Unclear);

    [Fact]
    public void Decide_BeingDeleted_IsNeverAsked() => Decide(
        ClusterBuilder.FailedOver with { Status = "deleting" }, Looked with { UnclearSince = Sample.Now }, Sample.Now.AddMinutes(30)).State
        .ShouldBe(WriterState.Waiting);

    private static readonly ClusterBuilder Modifying = ClusterBuilder.FailedOver with { Status = "modifying" };

    private static readonly WriterCheck Looked =
        new() { State = WriterState.Waiting, Attempt = 1, Status = "modifying", Reason = "not yet", At = Sample.Now };

    private static WriterCheck Asked(ProbeOutcome outcome) => Looked with
    {
        State = WriterState.Unclear,
        Writer = "orders-prod-2",
        UnclearSince = Sample.Now,
        Wire = Sample.Proven with { State = ProbeState.Waiting, Outcome = outcome, Reason = "it said so" },
    };

    private static WriterCheck Decide(ClusterBuilder cluster, int before = 0, DrillStart? drill = null) =>
        Decide(cluster, before == 0 ? null : Looked with { Attempt = before }, Sample.Now, drill);

    private static WriterCheck Decide(ClusterBuilder cluster, WriterCheck? previous, DateTimeOffset now, DrillStart? drill = null) =>
        WriterDecision.Decide(Sample.Plan, cluster.View(), drill, previous, now);
}
