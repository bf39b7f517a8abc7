using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Faults of the cluster and its API: F11 to F20.</summary>
internal static class ClusterScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "cluster-deleted",
            Id = "F11",
            Story = "The cluster is deleted, and nothing replaces it: this is reported, and nothing is written.",
            World = PinnedToWriter,
            Faults = [new ClusterDeleted(Strike, Orders, Seconds(90))],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.SummaryContains(nameof(ClusterNotFoundException)) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "status-stuck",
            Id = "F12",
            Story = "The status is stuck: failing-over, then modifying, then an unknown one. After two minutes the probe decides: the "
                + "writer answers, and the record is swapped.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new StatusMisreported(Strike, Orders, "failing-over"),
                new StatusMisreported(Strike + Minutes(4), Orders, "modifying"),
                new StatusMisreported(Strike + Minutes(8), Orders, "rebalancing-shards"),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.WritesNothingBefore(Strike + Minutes(2))
                ?? Expect(run.Client.OutageSeconds < 240, "an outage of less than four minutes", $"{run.Client.OutageSeconds} s")
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "status-stuck-and-silent",
            Story = "The status is stuck at an unknown value, and the writer does not answer: the wait is bounded, and the report states "
                + "the status and what the probe found.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new StatusMisreported(Strike, Orders, "rebalancing-shards"),
                new WireMisbehaviour(Strike + Seconds(1), Orders, WireBehaviour.Refuses, Lasts: Minutes(60)),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.SummaryContains("rebalancing-shards")
                ?? run.SummaryContains("refuses connections") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "no-writer-shown",
            Id = "F13",
            Story = "For three minutes the API shows no member as the writer: the state machine waits, and writes nothing in the "
                + "meantime.",
            World = PinnedToWriter,
            Faults = [new WritersMisreported(Strike, Orders, WriterLie.NoWriter, Minutes(3)), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.WritesNothingBefore(Strike + Minutes(3)),
        },
        new()
        {
            Name = "two-writers-shown",
            Id = "F14",
            Story = "For three minutes the API shows two members as writers: the state machine keeps reading, and writes nothing in the "
                + "meantime.",
            World = PinnedToWriter,
            Faults = [new WritersMisreported(Strike, Orders, WriterLie.TwoWriters, Minutes(3)), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.WritesNothingBefore(Strike + Minutes(3)),
        },
        new()
        {
            Name = "writer-flips-back",
            Id = "F15",
            Story = "The old writer comes back quickly and regains its role just before the swap: in the end the record points to the "
                + "true writer.",
            World = PinnedToWriter,
            Faults =
            [
                new SlowPromotion(TimeSpan.Zero, Orders, Seconds(45)),
                new WriterCrash(Strike, Orders, BackAfter: Seconds(40)),
                new UponState(Strike, "UpsertCname", new RoleFlip(TimeSpan.Zero, Orders, Writer)),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.Journal("writer-promoted", Writer, Orders),
        },
        new()
        {
            Name = "new-writer-dies",
            Id = "F16",
            Story = "The promoted writer dies too, right after the record was swapped to it: back to CheckWriter, and on to the next "
                + "writer.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new UponState(Strike, "CheckInSync", new WriterCrash(TimeSpan.Zero, Orders))],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(2) ?? run.OthersStoodDown(),
        },
        new()
        {
            Name = "flapping",
            Id = "F17",
            Story = "Minutes after a failover the new writer dies as well: within the cool-down the state machine stands down and asks "
                + "for an operator.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new WriterCrash(Strike + Minutes(5), Orders, BackAfter: Timeout.InfiniteTimeSpan)],
            Expected = Outcome.Recovered,
            Check = run => run.SwappedTimes(1) ?? run.OthersStoodDown(1) ?? run.EverybodyWasTold()
                ?? Expect(
                    run.Messages.Any(m => m.Message.Contains("a person should check first", StringComparison.Ordinal)),
                        "an operator to be asked", "nobody"),
        },
        new()
        {
            Name = "available-but-mute",
            Id = "F19",
            Story = "The API says available, but for four minutes the database accepts connections and does not answer: only the proof "
                + "counts.",
            Faults = [new WireMisbehaviour(Strike, Orders, WireBehaviour.NotAnswering, Lasts: Minutes(4))],
            Expected = Outcome.Recovered,
            Check = run => run.RecordIsUntouched() ?? run.ProvenAfter(Strike + Minutes(4)),
        },
    ];
}
