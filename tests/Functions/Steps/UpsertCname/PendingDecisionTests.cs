using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

public sealed class PendingDecisionTests
{
    [Fact]
    public void Decide_Route53Down_SaysWhatIsDoneAndWhatIsNot()
    {
        var swap = Decide(null);
        (swap.State, swap.Attempt, swap.Name, swap.At).ShouldBe((SwapState.Pending, 1, Sample.Record, Sample.Now));
        swap.Reason.ShouldBe("eu-west-1 is promoted, but db.example.com could not be moved yet: Route 53 is down");
    }

    [Fact]
    public void Decide_AfterAnEarlierSwap_RemembersItAndCountsFromOne()
    {
        var swap = Decide(Sample.Swap with { Attempt = 7 });
        (swap.Attempt, swap.Earlier?.Target).ShouldBe((1, Sample.ClusterEndpoint));
    }

    /// <summary>SNS accepts 100 characters.</summary>
    [Fact]
    public void Decide_LongNames_CutsTheSubject()
    {
        var plan = Samples.Plan with { Record = new string('d', 63) + ".example.com" };
        var subject = Decide(
            new RecordSwap { State = SwapState.Pending, Name = plan.Record, Attempt = 5, Reason = "x", At = Sample.Now },
            plan).Notice.ShouldNotBeNull().Subject;
        subject.Length.ShouldBe(99);
        subject.ShouldStartWith("[DNS PENDING] orders-eu promoted, ddd");
    }

    /// <summary>At 3 a.m. nobody should have to look up an endpoint.</summary>
    [Theory]
    [InlineData("orders-eu.cluster-c1.example", "point them at orders-eu.cluster-c1.example itself.")]
    [InlineData(null, "point them at the endpoint of orders-eu in eu-west-1 itself.")]
    public void Decide_LastsLonger_NamesTheHost(string? host, string told)
    {
        var fifth = new RecordSwap { State = SwapState.Pending, Name = Sample.Record, Attempt = 5, Reason = "x", At = Sample.Now };
        Decide(fifth, host: host).Notice.ShouldNotBeNull().Message.ShouldContain(told);
    }

    private static RecordSwap Decide(RecordSwap? previous, Plan? plan = null, string? host = null) =>
        PendingDecision.Decide(plan ?? Samples.Plan, GlobalBuilder.Plan, Samples.Started, host, previous, "Route 53 is down", Sample.Now);
}
