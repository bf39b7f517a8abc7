using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>
/// Another tool, or a person, changes the record after a failover: F69 to F71. It is reported once, and not changed back.
/// </summary>
internal static class OwnerScenarios
{
    private const string OldWriter = "orders-prod-1.c8r3zq0example.us-east-1.docdb.amazonaws.com";
    private const string Copy = "orders-restored.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com";

    private const string OldRegion = "orders-prod.cluster-c8r3zq0example.eu-west-1.docdb.amazonaws.com";

    /// <summary>After the cool-down.</summary>
    private static readonly TimeSpan Later = Strike + Minutes(25);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "record-led-back",
            Id = "F69",
            Story = "After a failover, an apply of the tool that made the record points it back to the dead writer: the beats miss the "
                + "writer, and it is reported, once. The record stays where the tool put it.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new RecordMeddling(Later, Zone, Record, OldWriter, 60),
            ],
            Expected = Outcome.Recovered,
            Least = Later + Minutes(40),
            Horizon = Minutes(90),
            Check = run => run.RecordLeadsTo(OldWriter) ?? run.SwappedTimes(1) ?? run.ToldTimes(2) ?? run.ReportsLedAway(OldWriter),
        },
        new()
        {
            Name = "record-led-back-and-pointed",
            Story = "The same, and the person who was told runs the command of the mail: the record points to the writer again.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new RecordMeddling(Later, Zone, Record, OldWriter, 60),
                new StartByHand(Later + Minutes(3), $$"""{"cluster": "{{Orders}}", "mode": "act", "force": true}"""),
            ],
            Expected = Outcome.Recovered,
            Least = Later + Minutes(6),
            Horizon = Minutes(60),
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(2) ?? run.ToldTimes(3) ?? run.ReportsLedAway(OldWriter),
        },
        new()
        {
            Name = "record-led-to-a-copy",
            Id = "F70",
            Story = "After a drill, somebody points the record to a restored copy of the cluster, whose writable primary answers: no alarm "
                + "tells of it. The heartbeat sees another endpoint, and it is reported, once.",
            Faults =
            [
                new ClusterRestored(TimeSpan.Zero, Orders, Restored, Minutes(1)),
                new StartByHand(Strike, $$"""{"cluster": "{{Orders}}", "drill": {"kind": "failover"} }"""),
                new RecordMeddling(Later, Zone, Record, Copy, 60),
            ],
            Expected = Outcome.Drilled,
            Least = Later + Minutes(20),
            Horizon = Minutes(60),
            Check = run => run.RecordLeadsTo(Copy) ?? run.SwappedTimes(0) ?? run.ReportsLedAway(Copy),
        },
        new()
        {
            Name = "region-record-led-back",
            Id = "F71",
            Story = "A region is lost, the record moves, and the region comes back as a secondary. Then an apply points the record "
                + "back there: the writer's stack reports it, once.",
            World = Two,
            Faults = [new RegionOutage(Strike, Ireland, Minutes(10)), new RecordMeddling(Later, Zone, Record, OldRegion, 60)],
            Expected = Outcome.Recovered,
            Least = Later + Minutes(40),
            Horizon = Minutes(90),
            Check = run => run.RecordLeadsTo(OldRegion) ?? run.SwappedTimes(2) ?? run.ReportsLedAway(OldRegion),
        },
    ];

    /// <summary>One report says so, and gives the command that points the record back.</summary>
    private static string? ReportsLedAway(this ScenarioRun run, string value)
    {
        var told = run.Messages.Where(m => m.Subject?.Contains("A PERSON MUST ACT", StringComparison.Ordinal) == true).ToList();
        return Expect(
            told is [{ Message: var message }] && message.Contains(value, StringComparison.Ordinal)
                && message.Contains("somebody else changed it", StringComparison.Ordinal)
                && message.Contains("\"mode\":\"act\",\"force\":true}'", StringComparison.Ordinal),
            $"one report that somebody led the record to {value}, with the command", string.Join("; ", told.Select(m => m.Message)));
    }
}
