using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class AheadRuleTests
{
    private static readonly GlobalBuilder UnderWay = new() { FailingOverTo = GlobalBuilder.Europe, AllowsDataLoss = true };
    private static readonly RecordSwap Ahead = Sample.Swap with
    {
        State = SwapState.Changed,
        Before = GlobalBuilder.Endpoint(GlobalBuilder.East),
        Target = GlobalBuilder.Endpoint(GlobalBuilder.Europe),
        At = Samples.Started.At + TimeSpan.FromSeconds(4),
    };

    [Fact]
    public void Apply_UnderWay_IsDueOnceForEachPromotion()
    {
        Apply(Waiting, UnderWay, null).IsAheadDue.ShouldBeTrue();
        Apply(Waiting, UnderWay, Ahead).IsAheadDue.ShouldBeFalse();
        Apply(Waiting, UnderWay, Ahead with { At = Samples.Started.At - TimeSpan.FromHours(1) }).IsAheadDue.ShouldBeTrue();
    }

    [Fact]
    public void Apply_NotShownYetOrSwitchoverOrObserving_IsNotDue()
    {
        Apply(Waiting, new GlobalBuilder(), null).IsAheadDue.ShouldBeFalse();
        Apply(Waiting, UnderWay with { AllowsDataLoss = false }, null).IsAheadDue.ShouldBeFalse();
        Apply(Waiting, UnderWay, null, Plan with { Mode = Mode.Observe }).IsAheadDue.ShouldBeFalse();
        Apply(Waiting, UnderWay, null, Samples.Plan).IsAheadDue.ShouldBeFalse();
        AheadRule.Apply(Waiting, Plan, UnderWay.View(), Samples.Started with { Planned = true }, null).IsAheadDue.ShouldBeFalse();
    }

    [Fact]
    public void Apply_CancelledAfterTheSwap_WaitsUntilTheOldWriterIsShownAndThenReturns()
    {
        var cancelling = Apply(Cancelled, UnderWay with { FailoverWord = "cancelling" }, Ahead);
        (cancelling.State, cancelling.IsAheadDue, cancelling.WaitSeconds > 0).ShouldBe((RegionCheckState.Waiting, false, true));
        var over = Apply(Cancelled, new GlobalBuilder(), Ahead);
        (over.State, over.IsAheadDue, over.WaitSeconds > 0).ShouldBe((RegionCheckState.Cancelled, true, true));
    }

    [Fact]
    public void Apply_CancelledAndNothingToReturn_Ends()
    {
        Apply(Cancelled, new GlobalBuilder(), null).ShouldBe(Cancelled);
        Apply(Cancelled, new GlobalBuilder(), Ahead with { State = SwapState.WriterChanged }).ShouldBe(Cancelled);
        var back = Ahead with { Before = Ahead.Target, Target = Ahead.Before, Earlier = Ahead };
        Apply(Cancelled, new GlobalBuilder(), back).ShouldBe(Cancelled);
        Apply(Cancelled with { Attempt = 1000 }, new GlobalBuilder(), Ahead).IsAheadDue.ShouldBeFalse();
    }

    [Theory]
    [InlineData("orders-us.cluster-c1.us-west-2.docdb.amazonaws.com", true)]
    [InlineData("orders-eu.cluster-c1.eu-west-1.docdb.amazonaws.com", false)]
    [InlineData("somebody.else.example", false)]
    [InlineData(null, false)]
    public void MayExplain_Value_IsADocumentDbEndpointInAnotherRegion(string? value, bool may)
    {
        AheadRule.MayExplain(Plan, value).ShouldBe(may);
        AheadRule.MayExplain(Samples.Plan, value).ShouldBeFalse();
    }

    private static Plan Plan => Samples.Plan with
    {
        Global = Samples.Plan.RequireGlobal() with { RecordWhen = RecordWhen.Promoting },
    };

    private static RegionCheck Waiting => Samples.Region.Check! with { State = RegionCheckState.Waiting, WaitSeconds = 1 };

    private static RegionCheck Cancelled => Samples.Region.Check! with { State = RegionCheckState.Cancelled, WaitSeconds = 0 };

    private static RegionCheck Apply(RegionCheck check, GlobalBuilder view, RecordSwap? ahead, Plan? plan = null) =>
        AheadRule.Apply(check, plan ?? Plan, view.View(), Samples.Started, ahead);
}
