using System.Net;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>The swap where there is a global cluster, or a readers' record.</summary>
public sealed class GlobalSwapTests
{
    private const string Readers = "ro.example.com";
    private const string EuropeReaders = "orders-eu.cluster-ro-c1.eu-west-1.docdb.amazonaws.com";
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);

    private readonly FakeTimeProvider time = new(Sample.Now + TimeSpan.FromSeconds(31));
    private readonly FakeRds rds = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true))
    {
        Global = new GlobalBuilder { Writer = GlobalBuilder.Europe },
    };
    private readonly FakeRoute53 route53 = FakeRoute53.With(FakeRoute53.Cname(East));
    private readonly FakeRegions regions = new();

    private IReadOnlyList<string> Stands => [.. route53.Records!.Select(r => $"{r.Name.TrimEnd('.')} {r.ResourceRecords[0].Value}")];

    [Fact]
    public async Task Handle_OwnFreshPromotion_SwapsWithoutAskingTheLostRegion()
    {
        (await HandleAsync(Samples.Region)).State.ShouldBe(SwapState.Changed);
        Stands.ShouldBe([$"db.example.com {Europe}"]);
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_OwnPromotionOfLongAgo_StillSwapsWhereTheOtherRegionIsSilentAndNeverCameBack()
    {
        time.Advance(TimeSpan.FromHours(1));
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe, Disconnected = [GlobalBuilder.East] };
        WestAgrees();
        (await HandleAsync(Samples.Region)).State.ShouldBe(SwapState.Changed);
        regions.Asked.ShouldContain(GlobalBuilder.East);
    }

    /// <summary>
    /// The lost region came back, was connected, and is silent again: it may have taken over, and the promotion of an hour ago proves
    /// nothing.
    /// </summary>
    [Fact]
    public async Task Handle_OwnPromotionOfLongAgoAndTheOtherRegionCameBackMeanwhile_WritesNothing()
    {
        time.Advance(TimeSpan.FromHours(1));
        WestAgrees();
        await SupersededAsync(Samples.Region, "us-east-1 does not answer");
    }

    /// <summary>The record leads to the lost East, but West may have taken over since.</summary>
    [Fact]
    public async Task Handle_ThirdRegionSilent_WritesNothing()
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        await SupersededAsync(null, "us-west-2 does not answer");
    }

    /// <summary>The simulation's find: somebody deleted the record while the old primary was cut off, and it led it to itself.</summary>
    [Fact]
    public async Task Handle_NoRecordAndTheOthersSilent_WritesNothing()
    {
        route53.Records = [];
        await SupersededAsync(null, "eu-west-1 may be cut off");
    }

    [Fact]
    public async Task Handle_OwnPromotionOfLongAgoAndTheOtherRegionSaysOtherwise_WritesNothing()
    {
        time.Advance(TimeSpan.FromHours(1));
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = new GlobalBuilder() };
        await SupersededAsync(Samples.Region, "us-east-1 says that the global writer is not in eu-west-1");
    }

    [Fact]
    public async Task Handle_NoPromotionAndTheOtherRegionSilent_WritesNothing() => await SupersededAsync(null, "eu-west-1 may be cut off");

    [Fact]
    public async Task Handle_NoPromotionAndTheOtherRegionAgrees_Swaps()
    {
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        WestAgrees();
        (await HandleAsync(null)).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_NotTheGlobalWriterAnyMore_WritesNothing()
    {
        rds.Global = new GlobalBuilder { Writer = GlobalBuilder.West };
        await SupersededAsync(Samples.Region, "the global writer of orders is in us-west-2, not in eu-west-1");
    }

    [Fact]
    public async Task Handle_FailoverToUsNotSettledYet_LooksAgain()
    {
        rds.Global = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe };
        (await HandleAsync(Samples.Region)).State.ShouldBe(SwapState.WriterChanged);
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_RecordUnknownAtTheVerdict_IsNoContest()
    {
        var verdict = Sample.Verdict with { RecordValue = null, RecordUnknown = true };
        (await HandleAsync(Samples.Region, verdict: verdict)).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_ReadersRecord_MovesInTheSameBatch()
    {
        route53.Records!.Add(FakeRoute53.Cname("elsewhere.example", Readers + "."));
        var swap = await HandleAsync(Samples.Region, Readers);
        swap.Reader.ShouldBe(new ReaderSwap(Readers, "elsewhere.example", EuropeReaders));
        route53.Batches.ShouldHaveSingleItem().Changes.Count.ShouldBe(4);
        Stands.ShouldBe([$"db.example.com {Europe}", $"{Readers} {EuropeReaders}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Handle_ReadersRecordAloneAstray_MovesItAlone()
    {
        route53.Records = [FakeRoute53.Cname(Europe)];
        (await HandleAsync(null, Readers)).State.ShouldBe(SwapState.Current, "the other regions are silent");
        route53.Batches.ShouldBeEmpty();
        regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };
        WestAgrees();
        var swap = await HandleAsync(null, Readers);
        (swap.State, swap.Before).ShouldBe((SwapState.Changed, Europe));
        swap.Reason.ShouldContain($"{Readers} created as {EuropeReaders}");
        route53.Batches.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (await HandleAsync(null, Readers)).State.ShouldBe(SwapState.Current);
    }

    [Fact]
    public async Task Handle_ReadersRecordChangedMeanwhile_IsContestedAndNothingMoves()
    {
        route53.BeforeChange = () => route53.Records!.Add(FakeRoute53.Cname("somebody.else.example", Readers + "."));
        (await Should.ThrowAsync<RecordContestedException>(() => HandleAsync(Samples.Region, Readers))).Message.ShouldContain(
            $"Expected {Readers} to lead to nothing");
        Stands.ShouldContain($"db.example.com {East}");
    }

    /// <summary>The record came to lead here meanwhile, the readers' did not: what Route 53 refused is not done.</summary>
    [Fact]
    public async Task Handle_RefusedAndOnlyOneOfTwoInPlace_PassesOnRoute53sWords()
    {
        route53.Records!.Add(FakeRoute53.Cname("elsewhere.example", Readers + "."));
        route53.BeforeChange = () => route53.Records = [FakeRoute53.Cname(Europe), FakeRoute53.Cname("elsewhere.example", Readers + ".")];
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync(Samples.Region, Readers))).Message.ShouldContain(
            "but it refused: ");
    }

    [Fact]
    public async Task Handle_SingleRegion_MovesTheReadersToo()
    {
        rds.Cluster = ClusterBuilder.Healthy with { ReaderEndpoint = "orders-prod.cluster-ro-c1.us-east-1.docdb.amazonaws.com" };
        var swap = await new UpsertCnameFunction(rds, route53, regions, time).Handle(
            new UpsertCnameRequest(
                Sample.Execution, Sample.Verdict with { Plan = Sample.Plan with { ReaderRecord = Readers }, RecordUnknown = true }, null),
            new FakeContext());
        (swap.State, swap.Reader?.Target).ShouldBe((SwapState.Changed, rds.Cluster.ReaderEndpoint));
        regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_Route53DownAfterThePromotion_IsPendingAndTellsPeopleOnce()
    {
        route53.Errors["ListResourceRecordSets"] = Faults.Unavailable;
        var tries = new List<RecordSwap>();
        for (var i = 0; i < 9; i++)
        {
            tries.Add(await HandleAsync(Samples.Region, previous: tries.LastOrDefault()));
        }

        tries.Select(t => t.State).ShouldBe([.. Enumerable.Repeat(SwapState.Pending, 8), SwapState.Exhausted]);
        tries.Select(t => t.Notice is not null).ShouldBe([false, false, false, false, false, true, false, false, false]);
        (tries[0].WaitSeconds, tries[^1].WaitSeconds).ShouldBe((5, 0));
        var notice = tries[5].Notice.ShouldNotBeNull();
        notice.Subject.ShouldBe("[DNS PENDING] orders-eu promoted, db.example.com not moved yet");
        notice.Message.ShouldContain("orders-eu in eu-west-1 is the writer of orders, but db.example.com does not lead there yet");
        route53.Errors.Clear();
        (await HandleAsync(Samples.Region, previous: tries[^2])).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_Route53DownWithoutAPromotion_IsLeftToTheRetries()
    {
        route53.Errors["ListResourceRecordSets"] = Faults.Unavailable;
        await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync(null));
    }

    private void WestAgrees() => regions.Databases[GlobalBuilder.West] = new FakeRds(ClusterBuilder.Healthy) { Global = rds.Global };

    private async Task SupersededAsync(RegionState? region, string told)
    {
        var swap = await HandleAsync(region);
        swap.State.ShouldBe(SwapState.Superseded);
        swap.Reason.ShouldContain(told);
        route53.Batches.ShouldBeEmpty();
    }

    private Task<RecordSwap> HandleAsync(
        RegionState? region, string? reader = null, RecordSwap? previous = null, Verdict? verdict = null) =>
        new UpsertCnameFunction(rds, route53, regions, time).Handle(
            new UpsertCnameRequest(
                Sample.Execution,
                (verdict ?? Sample.Verdict with { RecordValue = route53.Records!.FirstOrDefault()?.ResourceRecords[0].Value }) with
                {
                    Plan = Samples.Plan with { ReaderRecord = reader },
                },
                previous,
                region),
            new FakeContext());
}
