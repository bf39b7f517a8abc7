using Failover.Functions.Contract;

namespace Failover.Drill.Simulation;

/// <summary>Gives a world several regions. Uses its own random source, so that worlds of one region stay as they are.</summary>
internal static class RegionDraw
{
    private const int Salt = 0x2E610A;

    public static Random Chance(int seed) => new(seed ^ Salt);

    /// <param name="stack">The number of the world's stack. It determines the settings, so that worlds share the parsed stack.</param>
    public static RandomWorld Draw(Random random, RandomWorld world, int stack)
    {
        var regions = Stack(new Random(stack ^ Salt), world.Endpoint) with
        {
            SecondaryReaders = random.Pick(0, 1, 1, 2),
            Lag = random.Pick(0.9, 0.9, 0.9, 4, 12),
            ApiLag = random.Pick(1, 5, 5, 5, 15),
            HasOtherEngine = random.Chance(0.04),
        };
        return world with
        {
            Regions = regions with
            {
                Count = !regions.HasSwitch && random.Chance(0.25) ? 3 : 2,
                CancelledFailovers = random.Pick(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            },
        };
    }

    private static RandomRegions Stack(Random random, EndpointKind endpoint)
    {
        var hasSwitch = endpoint == EndpointKind.Cluster && random.Chance(0.5);
        return new RandomRegions
        {
            HomeElsewhere = random.Chance(0.4),
            Approval = random.Pick(ApprovalKind.Never, ApprovalKind.Never, ApprovalKind.WhenDataLoss, ApprovalKind.Always),
            AcceptedLossSeconds = random.Pick(0, 60, 600),
            ApprovalSeconds = random.Pick(60, 300, 900),
            HasSwitch = hasSwitch,
            HasReaderRecord = !hasSwitch && random.Chance(0.3),
            RecordWhen = endpoint == EndpointKind.Cluster && !hasSwitch && random.Chance(0.6) ? RecordWhen.Promoting : RecordWhen.Promoted,
        };
    }
}
