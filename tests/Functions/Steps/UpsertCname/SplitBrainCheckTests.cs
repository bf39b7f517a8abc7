using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>Europe's cluster is the settled writer, and the other regions are silent unless stated otherwise.</summary>
public sealed class SplitBrainCheckTests
{
    private const string EuropeReaders = "orders-eu.cluster-ro-c1.eu-west-1.docdb.amazonaws.com";
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);
    private static readonly Plan WithReaders = Samples.Plan with { ReaderRecord = "ro.example.com" };

    private readonly FakeRds rds = new(ClusterBuilder.Healthy) { Global = new GlobalBuilder { Writer = GlobalBuilder.Europe } };
    private readonly FakeRegions regions = new();

    [Fact]
    public async Task Look_SingleRegion_AsksNobodyAndObjectsToNothing()
    {
        (await LookAsync(Sample.Plan, "elsewhere.example", "readers")).ShouldBe(
            new SwapContext("readers", Objection: null, IsUnderWay: false, IsOfMember: true, KeepsReaders: false));
        (rds.Calls.Count, regions.Asked.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Look_RecordIsHome_AsksNoOtherRegion()
    {
        (await LookAsync(Samples.Plan, Europe)).ShouldBe(new SwapContext(null, null, false, true, false));
        (await LookAsync(WithReaders, Europe, EuropeReaders)).ShouldBe(new SwapContext(EuropeReaders, null, false, true, false));
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_ReadersElsewhereAndTheOthersSilent_KeepsThemAndFreesTheRecordThatIsHome()
    {
        var around = await LookAsync(WithReaders, Europe, "readers.example");
        (around.Objection, around.KeepsReaders).ShouldBe((null, true));
        regions.Asked.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Look_RecordElsewhereAndTheOthersSilent_Objects()
    {
        var around = await LookAsync(WithReaders, East, EuropeReaders);
        around.Objection.ShouldNotBeNull().ShouldStartWith("us-east-1 does not answer");
        around.KeepsReaders.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com", true)]
    [InlineData("orders.cluster-c1.sa-east-1.docdb.amazonaws.com", false)]
    [InlineData("elsewhere.example", false)]
    public async Task Look_RecordValue_IsOfAMemberWhereItsRegionIs(string? value, bool isOfMember) =>
        (await LookAsync(Samples.Plan, value)).IsOfMember.ShouldBe(isOfMember);

    [Theory]
    [InlineData(GlobalBuilder.Europe, "failing-over", true)]
    [InlineData(GlobalBuilder.Europe, "cancelling", true)]
    [InlineData(GlobalBuilder.West, "cancelling", true)]
    [InlineData(GlobalBuilder.West, "failing-over", false)]
    public async Task Look_FailoverUnderWay_WillPassWhereItPointsHere(string to, string word, bool isUnderWay)
    {
        rds.Global = new GlobalBuilder { FailingOverTo = to, FailoverWord = word };
        (await LookAsync(Samples.Plan, East)).IsUnderWay.ShouldBe(isUnderWay);
    }

    private Task<SwapContext> LookAsync(Plan plan, string? record, string? readers = null) =>
        new SplitBrainCheck(rds, regions, new FakeTimeProvider(Sample.Now))
            .LookAsync(plan, Sample.Verdict, null, record, readers, CancellationToken.None);
}
