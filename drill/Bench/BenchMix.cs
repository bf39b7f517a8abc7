using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Bench;

/// <summary>
/// The mix of worlds. The weights are a judgement, not a statistic: nobody publishes how DocumentDB clusters fail. Plain crashes make up
/// most of it, because they are what the design is for; rarer kinds still get enough runs to be counted. Durations are drawn by seed from
/// the ranges that AWS documents (<see cref="DocumentDbOptions"/>, <see cref="LocalCloud.Route53.Route53Options"/>).
/// </summary>
internal static class BenchMix
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<BenchKind> Kinds { get; } =
    [
        new("crash, cluster endpoint", 22, Right.Recover, static _ => new(new(), [new WriterCrash(Strike, Orders)])),
        new("crash, writer endpoint", 20, Right.Recover, static _ => new(PinnedToWriter, [new WriterCrash(Strike, Orders)])),
        new("host lost, cluster endpoint", 6, Right.Recover,
            static _ => new(new(), [new WriterCrash(Strike, Orders, InstanceState.Dropping)])),
        new("host lost, writer endpoint", 6, Right.Recover,
            static _ => new(PinnedToWriter, [new WriterCrash(Strike, Orders, InstanceState.Dropping)])),
        new("no replica", 5, Right.Recover, static _ => new(new() { Readers = 0 }, [new WriterCrash(Strike, Orders)])),
        new("slow promotion", 5, Right.Recover, static chance => new(
            PinnedToWriter, [new SlowPromotion(TimeSpan.Zero, Orders, Seconds(chance, 60, 240)), Gone])),
        new("promotion stuck", 4, Right.Recover, static chance => new(
            PinnedToWriter, [new PromotionStuck(TimeSpan.Zero, Orders, Strike + Seconds(chance, 300, 900)), Gone])),
        new("promoted, does not answer", 4, Right.Recover, static chance => new(
            PinnedToWriter,
            [new WriterCrash(Strike, Orders),
                new WireMisbehaviour(Strike + Moment, Orders, WireBehaviour.NotAnswering, Lasts: Seconds(chance, 60, 300))])),
        new("API throttles and fails", 5, Right.Recover, static chance => new(
            PinnedToWriter, [new WriterCrash(Strike, Orders), .. Trouble(Seconds(chance, 60, 240))])) { ApisFail = true },
        new("alarm delivered twice", 4, Right.Recover, static chance => new(
            PinnedToWriter, [Delivery(EventFaultKind.Duplicate, Seconds(chance, 0, 10)), new WriterCrash(Strike, Orders)])),
        new("alarm delivered late", 3, Right.Recover, static chance => new(
            PinnedToWriter, [Delivery(EventFaultKind.Delay, Seconds(chance, 60, 600)), new WriterCrash(Strike, Orders)])),
        new("idle cluster", 5, Right.StandAside, static _ => new(new(), [new ClusterIdle(Strike, Orders)])),
        new("telemetry gap", 4, Right.StandAside, static _ => new(new(), [new TelemetryGap(Strike, Orders)])),
        new("cluster replaced", 4, Right.LeaveToPeople, static chance => new(new(), Replaced(chance))),
        new("somebody else's change", 3, Right.LeaveToPeople, static chance => new(PinnedToWriter, Contested(chance))),
    ];

    private static WriterCrash Gone => new(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan);

    /// <summary>The kind and the world of one run.</summary>
    /// <param name="seed">The bench's seed; run <paramref name="run"/> is the same however many runs there are.</param>
    public static (BenchKind Kind, BenchWorld World, int Seed) Draw(int seed, int run)
    {
        var worldSeed = unchecked((seed * 1_000_003) + run) & int.MaxValue;
        var chance = new LocalCloud.Time.Chance(worldSeed).Stream("bench-mix");
        var point = chance.Next(Kinds.Sum(static kind => kind.Weight));
        var kind = Kinds.First(one => (point -= one.Weight) < 0);
        return (kind, kind.Draw(chance), worldSeed);
    }

    private static TimeSpan Seconds(Random chance, int least, int most) =>
        TimeSpan.FromMilliseconds(chance.Next(least * 1000, most * 1000));

    private static EventTrouble Delivery(EventFaultKind kind, TimeSpan delay) => new(Strike, TimeSpan.FromMinutes(5), kind, delay);

    /// <summary>44 % of all calls fail, reads and changes alike.</summary>
    private static IEnumerable<Fault> Trouble(TimeSpan lasts) =>
    [
        new ApiTrouble(Strike, lasts, ApiFaultKind.Throttle, "rds", Probability: 0.25),
        new ApiTrouble(Strike, lasts, ApiFaultKind.ServerError, "rds", Probability: 0.25),
        new ApiTrouble(Strike, lasts, ApiFaultKind.Throttle, "route53", Probability: 0.25),
        new ApiTrouble(Strike, lasts, ApiFaultKind.ServerError, "route53", Probability: 0.25),
    ];

    /// <summary>The cluster is lost, and its restored copy has another name: operators decide which of them to write to.</summary>
    private static IReadOnlyList<Fault> Replaced(Random chance) =>
    [
        new ClusterRestored(Strike, Orders, Restored, Seconds(chance, 180, 600)),
        new ClusterDeleted(Strike + Moment, Orders, Seconds(chance, 10, 60)),
    ];

    /// <summary>
    /// The promotion takes long, and meanwhile an operator points the record at an apology page: this must not be undone.
    /// </summary>
    private static IReadOnlyList<Fault> Contested(Random chance) =>
    [
        new SlowPromotion(TimeSpan.Zero, Orders, TimeSpan.FromMinutes(3)),
        Gone,
        new RecordMeddling(Strike + Seconds(chance, 70, 150), PinnedToWriter.ZoneId, PinnedToWriter.Record, "standby.shop.example", 60),
    ];
}
