using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>The swap with a readers' record, which moves together with the other one.</summary>
public sealed class ReaderRecordTests
{
    private const string Readers = "ro.example.com";
    private const string EuropeReaders = "orders-eu.cluster-ro-c1.eu-west-1.docdb.amazonaws.com";
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);
    private readonly GlobalSwapBed bed = new();

    [Fact]
    public async Task Handle_ReadersRecord_MovesInTheSameBatch()
    {
        bed.Route53.Records!.Add(FakeRoute53.Cname("elsewhere.example", Readers + "."));
        var swap = await bed.HandleAsync(Samples.Region, Readers);
        swap.Reader.ShouldBe(new ReaderSwap(Readers, "elsewhere.example", EuropeReaders));
        bed.Route53.Batches.ShouldHaveSingleItem().Changes.Count.ShouldBe(4);
        bed.Stands.ShouldBe([$"db.example.com {Europe}", $"{Readers} {EuropeReaders}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Handle_ReadersRecordAloneAstray_MovesItAlone()
    {
        bed.Route53.Records = [FakeRoute53.Cname(Europe)];
        (await bed.HandleAsync(null, Readers)).State.ShouldBe(SwapState.Current, "the other regions are silent");
        bed.Route53.Batches.ShouldBeEmpty();
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = bed.Rds.Global };
        bed.WestAgrees();
        var swap = await bed.HandleAsync(null, Readers);
        (swap.State, swap.Before).ShouldBe((SwapState.Changed, Europe));
        swap.Reason.ShouldContain($"{Readers} created as {EuropeReaders}");
        bed.Route53.Batches.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (await bed.HandleAsync(null, Readers)).State.ShouldBe(SwapState.Current);
    }

    [Fact]
    public async Task Handle_ReadersRecordChangedMeanwhile_IsContestedAndNothingMoves()
    {
        bed.Route53.BeforeChange = () => bed.Route53.Records!.Add(FakeRoute53.Cname("somebody.else.example", Readers + "."));
        (await Should.ThrowAsync<RecordContestedException>(() => bed.HandleAsync(Samples.Region, Readers))).Message.ShouldContain(
            $"Expected {Readers} to point to nothing");
        bed.Stands.ShouldContain($"db.example.com {East}");
    }

    /// <summary>Meanwhile the record points here but the readers' record does not: what Route 53 refused has not been done.</summary>
    [Fact]
    public async Task Handle_RefusedAndOnlyOneOfTwoInPlace_PassesOnRoute53sWords()
    {
        bed.Route53.Records!.Add(FakeRoute53.Cname("elsewhere.example", Readers + "."));
        bed.Route53.BeforeChange =
            () => bed.Route53.Records = [FakeRoute53.Cname(Europe), FakeRoute53.Cname("elsewhere.example", Readers + ".")];
        (await Should.ThrowAsync<RecordRefusedException>(() => bed.HandleAsync(Samples.Region, Readers))).Message.ShouldContain(
            "but it refused: ");
    }

    [Fact]
    public async Task Handle_SingleRegion_MovesTheReadersToo()
    {
        bed.Rds.Cluster = ClusterBuilder.Healthy with { ReaderEndpoint = "orders-prod.cluster-ro-c1.us-east-1.docdb.amazonaws.com" };
        var swap = await new UpsertCnameFunction(bed.Rds, bed.Route53, bed.Regions, bed.Time).Handle(
            new UpsertCnameRequest(
                Sample.Execution, Sample.Verdict with { Plan = Sample.Plan with { ReaderRecord = Readers }, RecordUnknown = true }, null),
            new FakeContext());
        (swap.State, swap.Reader?.Target).ShouldBe((SwapState.Changed, bed.Rds.Cluster.ReaderEndpoint));
        bed.Regions.Asked.ShouldBeEmpty();
    }
}
