using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Home is us-east-1, the SECONDARY; its cluster is the global writer.</summary>
public sealed class FlipDecisionTests
{
    private static readonly Plan Plan = new SwitchWorld(SwitchRole.Secondary).Plan;
    private static readonly GlobalMember Home = new(GlobalBuilder.Arn(SwitchWorld.Home), true, true);
    private static readonly GlobalMember Other = new(GlobalBuilder.Arn(SwitchWorld.Other), false, true);

    private static readonly FlipEvidence Away = new(
        ClusterBuilder.Healthy.View(), new GlobalView(SwitchWorld.Global, "5.0.0", [Other, Home], null),
            Reading(SwitchSide.Off, SwitchSide.Off), IsProven: true);

    private static readonly FlipEvidence InPlace = Away with { Switches = Reading(SwitchSide.On, SwitchSide.Off) };

    [Fact]
    public void Decide_RecordPointsElsewhere_IsToBeSwitched()
    {
        var swap = Decide(Away);
        (swap.State, swap.Before, swap.Target, swap.Writer, swap.Reason)
            .ShouldBe((SwapState.Changed, null, Sample.ClusterEndpoint, "orders-prod-1", "switched db.example.com to us-east-1"));
    }

    [Fact]
    public void Decide_RecordPointsHere_SaysSo()
    {
        var swap = Decide(InPlace);
        (swap.State, swap.Before, swap.Reason)
            .ShouldBe(
            (SwapState.Current, Sample.ClusterEndpoint,
            "db.example.com points to us-east-1 according to its switches: own switch on, the other's off"));
    }

    [Fact]
    public void Decide_NotProvenAndTheRecordThere_IsSuperseded()
    {
        var swap = Decide(Away with { IsProven = false });
        (swap.State, swap.Reason).ShouldBe(
            (SwapState.Superseded,
                "not flipped: db.example.com points to eu-west-1, and it can't be shown that us-east-1 has the newest writer of orders"));
    }

    [Fact]
    public void Decide_NoHealthyWriter_FlipsNothing()
    {
        var swap = Decide(Away with { Cluster = ClusterBuilder.WithoutWriter.View() });
        (swap.State, swap.Reason)
            .ShouldBe((SwapState.WriterChanged, "not flipped, because no member of orders-prod is the writer (status failing-over)"));
    }

    [Fact]
    public void Decide_FailoverToHereUnderWay_FlipsNothingYet()
    {
        var swap = Decide(Away with { Global = Away.Global with { Failover = new GlobalFailover("failing-over", Other.Arn, Home.Arn) } });
        (swap.State, swap.Reason)
            .ShouldBe((SwapState.WriterChanged, "not flipped, because the failover of orders to us-east-1 is still under way"));
    }

    [Fact]
    public void Decide_NotTheSettledWriter_FlipsNothing()
    {
        var swap = Decide(
            Away with { Global = Away.Global with { Members = [Other with { IsWriter = true }, Home with { IsWriter = false }] } });
        (swap.State, swap.Reason)
            .ShouldBe((SwapState.Superseded, "not flipped, because us-east-1 is not shown as the settled writer of orders"));
    }

    [Fact]
    public void Decide_OtherSwitchUnknown_SaysWhy() =>
        Decide(Away with { Switches = Reading(SwitchSide.Off, SwitchSide.Unknown) with { Note = "no route" } }).Reason.ShouldBe(
            "switched db.example.com to us-east-1 (no route)");

    /// <summary>The first flip of an execution dates its switch; a later check is dated now.</summary>
    [Fact]
    public void Decide_AfterAFlip_RemembersTheFirst()
    {
        var first = Sample.Swap with { At = Sample.Now.AddMinutes(-2) };
        var current = Decide(InPlace, first);
        (current.Earlier, current.At).ShouldBe((first, Sample.Now));
        var again = Decide(Away, current);
        (again.Earlier, again.At).ShouldBe((first, first.At));
        (Decide(Away).Earlier, Decide(Away).At).ShouldBe((null, Sample.Now));
    }

    private static SwitchReading Reading(SwitchSide own, SwitchSide other) =>
        new(new SwitchPosition(SwitchRole.Secondary, own, other), "Failover", "Failover", null);

    private static RecordSwap Decide(FlipEvidence evidence, RecordSwap? previous = null) =>
        FlipDecision.Decide(Plan, evidence, previous, Sample.Now);
}
