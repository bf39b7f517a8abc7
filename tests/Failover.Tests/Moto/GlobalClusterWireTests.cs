using Failover.Functions.CheckRegion;
using Failover.Functions.Contract;
using Failover.Functions.PromoteRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Moto;

/// <remarks>moto gives all global clusters, whatever identifier is asked for: these tests have one between them.</remarks>
[Collection(MotoTests.Name)]
public sealed class GlobalClusterWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task PromoteRegion_OwnClusterIsTheGlobalWriter_JoinsAndCheckRegionSeesItPromoted()
    {
        var member = (await world.CreateClusterAsync("global-prod")).DBClusterArn;
        await world.CreateGlobalClusterAsync("orders", member);
        var plan = Samples.Plan with { Global = GlobalBuilder.Plan with { Member = member, Home = Clients.Region } };

        var promotion = await new PromoteRegionFunction(world.Clients.Rds, new WireRegions(moto.Url), TimeProvider.System)
            .Handle(new PromoteRegionRequest(plan, Samples.Chosen), Wire.Context);
        var check = await new CheckRegionFunction(world.Clients.Rds, TimeProvider.System)
            .Handle(new CheckRegionRequest(plan, promotion, null), Wire.Context);

        promotion.State.ShouldBe(PromotionState.Attached);
        promotion.Reason.ShouldContain("has the global writer");
        check.State.ShouldBe(RegionCheckState.Promoted);
    }
}
