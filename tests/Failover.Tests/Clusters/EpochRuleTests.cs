using CsCheck;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Clusters;

public sealed class EpochRuleTests
{
    private static readonly GlobalView Ours = new GlobalBuilder { Writer = GlobalBuilder.Europe }.View();
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);

    [Theory]
    [InlineData(null)]
    [InlineData("somewhere.example.com")]
    [InlineData("orders-eu.cluster-c1.eu-west-1.docdb.amazonaws.com")]
    [InlineData("orders-old.cluster-c1.eu-west-1.docdb.amazonaws.com")]
    [InlineData("orders-old.cluster-c1.sa-east-1.docdb.amazonaws.com")]
    public void Objection_RecordLeadsToNoOtherMembersRegion_IsNone(string? value) =>
        EpochRule.Objection(GlobalBuilder.Plan, Ours, value, null, promoted: false).ShouldBeNull();

    [Theory]
    [InlineData(RivalWord.Agrees, false, null)]
    [InlineData(RivalWord.Agrees, true, null)]
    [InlineData(RivalWord.Silent, true, null)]
    [InlineData(null, true, null)]
    [InlineData(RivalWord.Silent, false, "eu-west-1 may be cut off")]
    [InlineData(null, false, "eu-west-1 may be cut off")]
    [InlineData(RivalWord.Disagrees, false, "us-east-1 says that the global writer is not in eu-west-1")]
    [InlineData(RivalWord.Disagrees, true, "us-east-1 says that the global writer is not in eu-west-1")]
    internal void Objection_RecordLeadsToAnotherMember_NeedsOurPromotionOrItsWord(RivalWord? word, bool promoted, string? told)
    {
        var objection = EpochRule.Objection(GlobalBuilder.Plan, Ours, East, word, promoted);
        (objection is null).ShouldBe(told is null);
        (objection ?? "").ShouldContain(told ?? "");
    }

    [Fact]
    public void Objection_NotTheSettledWriter_StandsWhateverElseIsTrue()
    {
        Told(new GlobalBuilder()).ShouldBe("the global writer of orders is in us-east-1, not in eu-west-1");
        Told(new GlobalBuilder { Writer = GlobalBuilder.Europe, FailingOverTo = GlobalBuilder.West }).ShouldBe("a failover of orders to us-west-2 is failing-over");
        Told(new GlobalBuilder { Writer = null }).ShouldBe("orders has no single global writer");

        static string Told(GlobalBuilder global) =>
            EpochRule.Objection(GlobalBuilder.Plan, global.View(), null, RivalWord.Agrees, promoted: true).ShouldNotBeNull();
    }

    /// <summary>The invariant: what a region believes of itself is never enough to take the record away from another one.</summary>
    [Fact]
    public void Objection_AnyState_FreesTheRecordOnlyBySettledWriterAndProof() => Gen.Select(
        Gen.OneOf<string?>(null, GlobalBuilder.East, GlobalBuilder.Europe, GlobalBuilder.West),
        Gen.OneOf<string?>(null, null, GlobalBuilder.East, GlobalBuilder.Europe),
        Gen.OneOf<string?>(null, GlobalBuilder.East, GlobalBuilder.Europe, GlobalBuilder.West),
        Gen.OneOf<RivalWord?>(null, RivalWord.Agrees, RivalWord.Disagrees, RivalWord.Silent),
        Gen.Bool).Sample((writer, to, leads, word, promoted) =>
    {
        var view = new GlobalBuilder { Writer = writer, FailingOverTo = to }.View();
        var value = leads is null ? null : GlobalBuilder.Endpoint(leads);
        if (EpochRule.Objection(GlobalBuilder.Plan, view, value, word, promoted) is null)
        {
            (writer, to).ShouldBe((GlobalBuilder.Europe, null));
            (leads is null or GlobalBuilder.Europe || word == RivalWord.Agrees || (promoted && word != RivalWord.Disagrees)).ShouldBeTrue();
        }
    }, iter: 2000);

    [Theory]
    [InlineData(0, false)]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void MustAsk_FreshPromotion_NeedsNobodysWord(int ago, bool asks) =>
        EpochRule.MustAsk(GlobalBuilder.Plan, East, Samples.Promoted with { At = Sample.Now - TimeSpan.FromSeconds(ago) }, Sample.Now).ShouldBe(asks);

    [Theory]
    [InlineData("orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com", true)]
    [InlineData("orders-eu.cluster-c1.eu-west-1.docdb.amazonaws.com", false)]
    [InlineData("db.example.com", false)]
    [InlineData(null, false)]
    public void MustAsk_WithoutPromotion_AsksWhereTheRecordLeadsToAnotherRegion(string? value, bool asks) =>
        EpochRule.MustAsk(GlobalBuilder.Plan, value, null, Sample.Now).ShouldBe(asks);

    [Theory]
    [InlineData("a.cluster-x.us-east-1.docdb.amazonaws.com", "us-east-1")]
    [InlineData("a-1.x.cn-north-1.docdb.amazonaws.com.cn", "cn-north-1")]
    [InlineData("docdb.amazonaws.com", null)]
    [InlineData("a.cluster-x.us-east-1.rds.amazonaws.com", null)]
    [InlineData("a.us-east-1.docdb.example.com", null)]
    [InlineData("", null)]
    public void Region_EndpointName_IsItsRegion(string name, string? region) => EndpointName.Region(name).ShouldBe(region);
}
