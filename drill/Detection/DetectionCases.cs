using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Detection;

/// <summary>The deaths that must be detected, and what looks like one but is not.</summary>
internal static class DetectionCases
{
    /// <summary>A promoted writer ends the outage, often before a minute of metrics is missing.</summary>
    private static readonly TimeSpan UntilPromoted = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan UntilSilent = TimeSpan.FromMinutes(6);

    /// <summary>
    /// Nobody takes writes. Held: no replica is promoted meanwhile, so that the slow witness can be measured too. Demoted: the API calls
    /// the writer healthy all the while. A region that is lost is seen from the other one.
    /// </summary>
    public static IReadOnlyList<DetectionCase> Deaths { get; } =
    [
        Death("crash, refusing", InstanceState.Refusing, held: false),
        Death("crash, dropping", InstanceState.Dropping, held: false),
        Death("crash, refusing, promotion held", InstanceState.Refusing, held: true),
        Death("crash, dropping, promotion held", InstanceState.Dropping, held: true),
        new(
            "demoted, no successor",
            (at, _) => new(new WorldSpec(), new WireMisbehaviour(at, Orders, WireBehaviour.NotWritablePrimary)), UntilSilent),
        new("region lost", (at, _) => new(ScenarioRegions.Two, new RegionOutage(at, ScenarioRegions.Ireland)), UntilPromoted),
    ];

    /// <summary>The writer is healthy all the time.</summary>
    public static IReadOnlyList<DetectionCase> FalseAlarms { get; } =
    [
        new("idle cluster", (at, random) => new(Either(random), new ClusterIdle(at, Orders)), null),
        new("telemetry gap", (at, random) => new(Either(random), new TelemetryGap(at, Orders, Minutes(random, 1, 15))), null),
        new("heartbeat's subnet cut off", (at, random) => new(Either(random), new ProbeSubnetCut(at, Minutes(random, 0.5, 15))), null),
        new("metrics 60 to 90 s late", (at, random) => new(Either(random), new LateMetrics(at, Minutes(random, 1, 1.5))), null),
    ];

    private static DetectionCase Death(string name, InstanceState state, bool held) => new(
        name,
        (at, _) => held
            ? new(new WorldSpec(), new PromotionStuck(TimeSpan.Zero, Orders), new WriterCrash(at, Orders, state, Timeout.InfiniteTimeSpan))
            : new(new WorldSpec(), new WriterCrash(at, Orders, state)),
        held ? UntilSilent : UntilPromoted);

    /// <summary>The record that a false alarm could move is one that pins the writer.</summary>
    private static WorldSpec Either(Random random) => random.Next(2) == 0 ? new WorldSpec() : PinnedToWriter;

    private static TimeSpan Minutes(Random random, double least, double most) =>
        TimeSpan.FromMinutes(least + (random.NextDouble() * (most - least)));
}
