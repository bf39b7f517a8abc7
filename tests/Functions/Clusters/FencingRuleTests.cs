using CsCheck;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class FencingRuleTests
{
    private static readonly GlobalView Ours = new GlobalBuilder { Writer = GlobalBuilder.Europe }.View();
    private static readonly GlobalView OursAlone =
        Ours with { Members = [.. Ours.Members.Select(m => m with { IsConnected = m.IsWriter })] };

    [Theory]
    [InlineData(PeerAnswer.Agrees, false, true, null)]
    [InlineData(PeerAnswer.Agrees, true, true, null)]
    [InlineData(PeerAnswer.Silent, true, false, null)]
    [InlineData(PeerAnswer.Silent, true, true, "eu-west-1 may be cut off")]
    [InlineData(PeerAnswer.Silent, false, false, "eu-west-1 may be cut off")]
    [InlineData(PeerAnswer.Silent, false, true, "eu-west-1 may be cut off")]
    [InlineData(PeerAnswer.Disagrees, false, true, "us-east-1 says that the global writer is not in eu-west-1")]
    [InlineData(PeerAnswer.Disagrees, true, false, "us-east-1 says that the global writer is not in eu-west-1")]
    internal void Objection_AnotherMembersWord_IsNeededUnlessItCannotHaveTakenOver(
        PeerAnswer word, bool promoted, bool connected, string? told)
    {
        var objection = FencingRule.Objection(GlobalBuilder.Plan, connected ? Ours : OursAlone, Words(word), promoted);
        (objection is null).ShouldBe(told is null);
        (objection ?? "").ShouldContain(told ?? "");
    }

    /// <summary>The record may point nowhere, or to somebody else's endpoint; a third region may still have taken over.</summary>
    [Fact]
    public void Objection_OneOfTwoOtherMembersDisagrees_Stands() => FencingRule.Objection(
        GlobalBuilder.Plan, Ours, [.. Words(PeerAnswer.Agrees), new PeerWord(Member(GlobalBuilder.West), PeerAnswer.Disagrees)],
            promoted: true).ShouldNotBeNull();

    [Fact]
    public void Objection_NotTheSettledWriter_StandsWhateverElseIsTrue()
    {
        Told(new GlobalBuilder()).ShouldBe("the global writer of orders is in us-east-1, not in eu-west-1");
        Told(new GlobalBuilder { Writer = GlobalBuilder.Europe, FailingOverTo = GlobalBuilder.West })
            .ShouldBe("a failover of orders to us-west-2 is failing-over");
        Told(new GlobalBuilder { Writer = null }).ShouldBe("orders has no single global writer");

        static string Told(GlobalBuilder global) =>
            FencingRule.Objection(GlobalBuilder.Plan, global.View(), Words(PeerAnswer.Agrees), promoted: true).ShouldNotBeNull();
    }

    /// <summary>The invariant: what a region believes about itself is never enough to take the record away from another one.</summary>
    [Fact]
    public void Objection_AnyState_IsAbsentOnlyWithASettledWriterAndProof() => Gen.Select(
        Gen.OneOf<string?>(null, GlobalBuilder.East, GlobalBuilder.Europe, GlobalBuilder.West),
        Gen.OneOf<string?>(null, null, GlobalBuilder.East, GlobalBuilder.Europe),
        Gen.OneOf(PeerAnswer.Agrees, PeerAnswer.Disagrees, PeerAnswer.Silent),
        Gen.Bool,
        Gen.Bool).Sample((writer, to, word, promoted, connected) =>
    {
        var view = new GlobalBuilder { Writer = writer, FailingOverTo = to }.View();
        view = connected ? view : view with { Members = [.. view.Members.Select(m => m with { IsConnected = m.IsWriter })] };
        if (FencingRule.Objection(GlobalBuilder.Plan, view, Words(word), promoted) is null)
        {
            (writer, to).ShouldBe((GlobalBuilder.Europe, null));
            (word == PeerAnswer.Agrees || (word == PeerAnswer.Silent && promoted && !connected)).ShouldBeTrue();
        }
    }, iter: 2000);

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void IsFresh_SecondsSincePromotion_AreFewerThanAMinute(int ago, bool fresh) =>
        FencingRule.IsFresh(
            Samples.Region with { Check = Samples.Promoted with { At = Sample.Now - TimeSpan.FromSeconds(ago) } }, Sample.Now)
            .ShouldBe(fresh);

    [Fact]
    public void IsFresh_PlannedOrFoundDone_IsNot()
    {
        var check = Samples.Promoted with { At = Sample.Now };
        FencingRule.IsFresh(new RegionState(Samples.Chosen, Samples.Started with { Planned = true }, check), Sample.Now).ShouldBeFalse();
        FencingRule.IsFresh(
            new RegionState(Samples.Chosen, Samples.Started with { State = PromotionState.Attached, WasDone = true }, check), Sample.Now)
            .ShouldBeFalse();
        FencingRule.IsFresh(null, Sample.Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData("orders-eu.cluster-c1.eu-west-1.docdb.amazonaws.com", true)]
    [InlineData("orders-eu.cluster-ro-c1.eu-west-1.docdb.amazonaws.com", true)]
    [InlineData("orders-eu-1.c1.eu-west-1.docdb.amazonaws.com", true)]
    [InlineData("orders-old.cluster-c1.eu-west-1.docdb.amazonaws.com", false)]
    [InlineData("orders-eu.cluster-c1.us-east-1.docdb.amazonaws.com", false)]
    [InlineData("db.example.com", false)]
    [InlineData(null, false)]
    public void LeadsHome_RecordValue_IsOneOfTheClustersOwnEndpoints(string? value, bool home) =>
        RecordModes.For(RecordMode.Cname).LeadsHome(GlobalBuilder.Plan, ["orders-eu-1.c1.eu-west-1.docdb.amazonaws.com"], value)
            .ShouldBe(home);

    [Theory]
    [InlineData("a.cluster-x.us-east-1.docdb.amazonaws.com", "us-east-1")]
    [InlineData("a-1.x.cn-north-1.docdb.amazonaws.com.cn", "cn-north-1")]
    [InlineData("a-1.x.docdb.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("a.cluster-x.us-gov-west-1.docdb.amazonaws.com", "us-gov-west-1")]
    [InlineData("a.cluster-x.eusc-de-east-1.docdb.amazonaws.eu", "eusc-de-east-1")]
    [InlineData("a.cluster-x.us-isob-east-1.docdb.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("a.cluster-x.somewhere.docdb.amazonaws.com", null)]
    [InlineData("docdb.amazonaws.com", null)]
    [InlineData("a.cluster-x.us-east-1.rds.amazonaws.com", null)]
    [InlineData("a.us-east-1.docdb.example.com", null)]
    [InlineData("us-east-1.docdb.amazonaws.com", null)]
    [InlineData("a.us-east-1.docdb", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Region_EndpointName_IsItsRegion(string? name, string? region) => EndpointName.Region(name).ShouldBe(region);

    [Theory]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:orders-prod", "us-east-1", "orders-prod")]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster", "us-east-1", "")]
    [InlineData("arn:aws:rds", "", "")]
    public void ClusterArn_Parts_AreEmptyIfItHasNone(string arn, string region, string identifier) =>
        (ClusterArn.Region(arn), ClusterArn.Identifier(arn)).ShouldBe((region, identifier));

    [Fact]
    public void ClusterArn_NotNamed_HasNoRegion() => ClusterArn.Region(null).ShouldBe("");

    [Theory]
    [InlineData("orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com", "us-east-1")]
    [InlineData("orders-eu.cluster-c1.eu-west-1.docdb.amazonaws.com", null)]
    [InlineData("orders.cluster-c1.sa-east-1.docdb.amazonaws.com", null)]
    [InlineData("db.example.com", null)]
    [InlineData(null, null)]
    public void PeerLedTo_RecordValue_IsAnotherMembersRegion(string? value, string? region) =>
        FencingRule.PeerLedTo(GlobalBuilder.Plan, Ours, RecordModes.For(RecordMode.Cname).Region(GlobalBuilder.Plan, value))
            .ShouldBe(region);

    /// <summary>In record mode switch the switches determine where the record points, and nobody reads it.</summary>
    [Fact]
    public void PeerLedTo_RecordModeSwitch_IsTheOtherRegionWhileTheRecordPointsElsewhere()
    {
        var pair = new SwitchPlan(SwitchRole.Secondary, GlobalBuilder.East, GlobalBuilder.Endpoint(GlobalBuilder.Europe));
        var plan = GlobalBuilder.Plan with { RecordMode = RecordMode.Switch, Switch = pair };

        var mode = RecordModes.For(Sample.Plan with { Global = plan });
        FencingRule.PeerLedTo(plan, Ours, mode.Region(plan, pair.Away)).ShouldBe(GlobalBuilder.East);
        FencingRule.PeerLedTo(plan, Ours, mode.Region(plan, pair.Endpoint)).ShouldBeNull();
        mode.Region(plan, pair.Endpoint).ShouldBe(plan.Home);
        mode.Region(plan, null).ShouldBeNull();
        (mode.LeadsHome(plan, [], pair.Endpoint), mode.LeadsHome(plan, [], pair.Away)).ShouldBe((true, false));
    }

    private static GlobalMember Member(string region) => Ours.In(region)!;

    private static IReadOnlyList<PeerWord> Words(PeerAnswer word) => [new PeerWord(Member(GlobalBuilder.East), word)];
}
