using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>The swap with a global cluster.</summary>
public sealed class GlobalSwapTests
{
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);
    private readonly GlobalSwapBed bed = new();

    [Fact]
    public async Task Handle_OwnFreshPromotion_SwapsWithoutAskingTheLostRegion()
    {
        (await bed.HandleAsync(Samples.Region)).State.ShouldBe(SwapState.Changed);
        bed.Stands.ShouldBe([$"db.example.com {Europe}"]);
        bed.Regions.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_OwnPromotionLongAgo_StillSwapsIfTheOtherRegionIsSilentAndNeverCameBack()
    {
        bed.Time.Advance(TimeSpan.FromHours(1));
        bed.Rds.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe, Disconnected = [GlobalBuilder.East] };
        bed.WestAgrees();
        (await bed.HandleAsync(Samples.Region)).State.ShouldBe(SwapState.Changed);
        bed.Regions.Asked.ShouldContain(GlobalBuilder.East);
    }

    /// <summary>
    /// The lost region came back, was connected, and is silent again: it may have taken over, and a promotion an hour ago proves nothing.
    /// </summary>
    [Fact]
    public async Task Handle_OwnPromotionLongAgoAndTheOtherRegionCameBackMeanwhile_WritesNothing()
    {
        bed.Time.Advance(TimeSpan.FromHours(1));
        bed.WestAgrees();
        await SupersededAsync(Samples.Region, "us-east-1 does not answer");
    }

    /// <summary>The record points to the lost East, but West may have taken over since.</summary>
    [Fact]
    public async Task Handle_ThirdRegionSilent_WritesNothing()
    {
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = bed.Rds.Global };
        await SupersededAsync(null, "us-west-2 does not answer");
    }

    /// <summary>
    /// Found by the simulation: somebody deleted the record while the old primary was cut off, and its stack pointed it at itself.
    /// </summary>
    [Fact]
    public async Task Handle_NoRecordAndTheOthersSilent_WritesNothing()
    {
        bed.Route53.Records = [];
        await SupersededAsync(null, "eu-west-1 may be cut off");
    }

    [Fact]
    public async Task Handle_OwnPromotionLongAgoAndTheOtherRegionSaysOtherwise_WritesNothing()
    {
        bed.Time.Advance(TimeSpan.FromHours(1));
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = new GlobalBuilder() };
        await SupersededAsync(Samples.Region, "us-east-1 says that the global writer is not in eu-west-1");
    }

    [Fact]
    public async Task Handle_NoPromotionAndTheOtherRegionSilent_WritesNothing() => await SupersededAsync(null, "eu-west-1 may be cut off");

    [Fact]
    public async Task Handle_NoPromotionAndTheOtherRegionAgrees_Swaps()
    {
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(ClusterBuilder.Healthy) { Global = bed.Rds.Global };
        bed.WestAgrees();
        (await bed.HandleAsync(null)).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_NotTheGlobalWriterAnyMore_WritesNothing()
    {
        bed.Rds.Global = new GlobalBuilder { Writer = GlobalBuilder.West };
        await SupersededAsync(Samples.Region, "the global writer of orders is in us-west-2, not in eu-west-1");
    }

    [Fact]
    public async Task Handle_FailoverToUsNotSettledYet_ChecksAgain()
    {
        bed.Rds.Global = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe };
        (await bed.HandleAsync(Samples.Region)).State.ShouldBe(SwapState.WriterChanged);
        bed.Route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_RecordUnknownAtTheVerdict_IsNotContested()
    {
        var verdict = Sample.Verdict with { RecordValue = null, RecordUnknown = true };
        (await bed.HandleAsync(Samples.Region, verdict: verdict)).State.ShouldBe(SwapState.Changed);
    }

    /// <summary>The record could not be read, and somebody else had changed it after the proof: that is seen only now.</summary>
    [Fact]
    public async Task Handle_RecordUnknownAtTheVerdictAndProvenWhereItShouldPoint_IsNotPointedBack()
    {
        var verdict = Sample.Verdict with { RecordValue = null, RecordUnknown = true, ProvenValue = Europe };
        (await Should.ThrowAsync<RecordContestedException>(() => bed.HandleAsync(Samples.Region, verdict: verdict)))
            .Message.ShouldContain("as it did when the writer was last proven");
        bed.Route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_Route53DownAfterThePromotion_IsPendingAndNotifiesOperatorsOnce()
    {
        bed.Route53.Errors["ListResourceRecordSets"] = Faults.Unavailable;
        var tries = new List<RecordSwap>();
        for (var i = 0; i < 9; i++)
        {
            tries.Add(await bed.HandleAsync(Samples.Region, previous: tries.LastOrDefault()));
        }

        tries.Select(t => t.State).ShouldBe([.. Enumerable.Repeat(SwapState.Pending, 8), SwapState.Exhausted]);
        tries.Select(t => t.Notice is not null).ShouldBe([false, false, false, false, false, true, false, false, false]);
        (tries[0].WaitSeconds, tries[^1].WaitSeconds).ShouldBe((5, 0));
        var notice = tries[5].Notice.ShouldNotBeNull();
        notice.Subject.ShouldBe("[DNS PENDING] orders-eu promoted, db.example.com not moved yet");
        notice.Message.ShouldContain("orders-eu in eu-west-1 is the writer of orders, but db.example.com does not point there yet");
        bed.Route53.Errors.Clear();
        (await bed.HandleAsync(Samples.Region, previous: tries[^2])).State.ShouldBe(SwapState.Changed);
    }

    [Fact]
    public async Task Handle_Route53DownWithoutAPromotion_IsLeftToTheRetries()
    {
        bed.Route53.Errors["ListResourceRecordSets"] = Faults.Unavailable;
        await Should.ThrowAsync<AwsUnavailableException>(() => bed.HandleAsync(null));
    }

    private async Task SupersededAsync(RegionState? region, string told)
    {
        var swap = await bed.HandleAsync(region);
        swap.State.ShouldBe(SwapState.Superseded);
        swap.Reason.ShouldContain(told);
        bed.Route53.Batches.ShouldBeEmpty();
    }
}
