using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckRegion;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <remarks>moto returns all global clusters, whatever identifier is requested, so these tests share one.</remarks>
[Collection(MotoTests.Name)]
public sealed class GlobalClusterWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task PromoteRegion_OwnClusterIsTheGlobalWriter_JoinsAndCheckRegionSeesItPromoted()
    {
        var members = await world.CreateGlobalClusterAsync("orders", "global-prod", "global-standby");

        var (promotion, check) = await PromoteAsync(members[0].DBClusterArn);
        promotion.State.ShouldBe(PromotionState.Attached);
        promotion.Reason.ShouldContain("has the global writer");
        check.State.ShouldBe(RegionCheckState.Promoted);

        // The other member, though the evidence was about a third: nothing is started, and the writer is seen elsewhere.
        (promotion, check) = await PromoteAsync(members[1].DBClusterArn);
        promotion.State.ShouldBe(PromotionState.StandingBy);
        promotion.Reason.ShouldContain("the evidence was about us-east-1");
        check.State.ShouldBe(RegionCheckState.Waiting);
    }

    private async Task<(RegionPromotion Promotion, RegionCheck Check)> PromoteAsync(string member)
    {
        var plan = Samples.Plan with { Global = GlobalBuilder.Plan with { Member = member, Home = Clients.Region } };
        var promotion = await new PromoteRegionFunction(world.Clients.Rds, new WireRegions(moto.Url), TimeProvider.System)
            .Handle(new PromoteRegionRequest(plan, Samples.Chosen), Wire.Context);
        var check = await new CheckRegionFunction(world.Clients.Rds, TimeProvider.System)
            .Handle(new CheckRegionRequest(plan, promotion, null), Wire.Context);
        return (promotion, check);
    }
}
