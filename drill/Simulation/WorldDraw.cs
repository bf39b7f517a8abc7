using Failover.Drill.Worlds;
using Failover.Functions.Contract;

namespace Failover.Drill.Simulation;

/// <summary>Draws worlds: most are of a simple kind, each odd in a few ways.</summary>
internal static class WorldDraw
{
    /// <summary>The number of different stacks: a stack's template and policies are parsed once for all worlds that share it.</summary>
    private const int Stacks = 48;

    /// <returns>The world, and the number of its stack.</returns>
    public static (RandomWorld World, int Stack) Draw(Random random)
    {
        var number = random.Next(Stacks);
        var stack = Stack(new Random(number));
        return (stack with
        {
            Readers = random.Pick(0, 1, 2, 2, 3, 4),
            Record = Start(random, stack.Endpoint),
            RecordTtl = random.Pick(1, 5, 5, 10, 30, 60),
            ClusterEvents = random.Chance(0.5),
            EventLoss = random.Pick(0, 0, 0.3, 1),
            Slowness = random.Pick(0.3, 1, 1, 1, 2, 4),
            ApiLag = random.Pick(0.5, 5, 5, 5, 20, 60),
            Route53RequestsPerSecond = random.Pick<int?>(1, 3, 10, 10, 10, null),
            Route53Window = random.Pick(0, 0, 0, 1, 8),
            ListLag = random.Pick(0, 0, 0, 2, 10),
        }, number);
    }

    private static RandomWorld Stack(Random random) => new()
    {
        Endpoint = random.Chance(0.65) ? EndpointKind.Writer : EndpointKind.Cluster,
        Mode = random.Pick(Mode.Act, Mode.Act, Mode.Act, Mode.Act, Mode.Act, Mode.Act, Mode.Act, Mode.Observe, Mode.Observe, Mode.Paused),
        ModeByTag = random.Chance(0.4),
        BothWitnesses = random.Chance(0.3),
        HeartbeatSeconds = random.Pick(10, 10, 30, 60),
        Proofs = random.Pick(1, 2, 2, 3),
        PromotionSeconds = random.Pick(60, 300, 1200, 1200),
        InSyncSeconds = random.Pick(60, 300, 300),
        ProbeSeconds = random.Pick(60, 300, 600),
        CoolDownSeconds = random.Pick(0, 60, 600, 600),
    };

    private static RecordStart Start(Random random, EndpointKind endpoint) => random.NextDouble() switch
    {
        < 0.05 => RecordStart.Absent,
        < 0.10 => RecordStart.OldEndpoint,
        < 0.15 => endpoint == EndpointKind.Writer ? RecordStart.ClusterEndpoint : RecordStart.WriterEndpoint,
        _ => endpoint == EndpointKind.Writer ? RecordStart.WriterEndpoint : RecordStart.ClusterEndpoint,
    };
}

internal static class RandomExtensions
{
    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Whole seconds between the two, inclusive.</summary>
    public static TimeSpan Seconds(this Random random, int least, int most) => TimeSpan.FromSeconds(random.Next(least, most + 1));
}
