using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Records that must not be written, or not by us: F28 to F31.</summary>
internal static class RecordScenarios
{
    private const string Stranger = "maintenance.shop.example";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "impossible-record",
            Id = "F28",
            Story = "The record is the zone's apex, or of another type: refused before anything is written.",
            Faults =
            [
                new RecordPlaced(Strike, Zone, "www.shop.example", "A", "192.0.2.7"),
                new StartByHand(Strike + Seconds(1), $$"""{"cluster": "{{Orders}}", "record": "shop.example"}"""),
                new StartByHand(Strike + Seconds(2), $$"""{"cluster": "{{Orders}}", "record": "www.shop.example"}"""),
            ],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordIsUntouched() ?? run.Ended(2, Outcome.Unrecovered) ?? run.EachFailedWith(nameof(RecordRefusedException))
                ?? run.Called("route53:ChangeResourceRecordSets", 0) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "wrong-zone",
            Id = "F29",
            Story = "The record is outside the zone, or the zone is public and hidden from the VPC by a private one of the same name: "
                + "refused before anything is written.",
            World = PinnedToWriter with { ZoneIsPrivate = false },
            Faults =
            [
                new StartByHand(Strike, $$"""{"cluster": "{{Orders}}", "record": "db.other.example"}"""),
                new ZoneCreated(Strike + Seconds(10), "shop.example", Private: true),
                new WriterCrash(Strike + Seconds(10), Orders),
            ],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordIsUntouched() ?? run.Ended(2, Outcome.Unrecovered) ?? run.EachFailedWith(nameof(RecordRefusedException))
                ?? run.SummaryContains("private zone") ?? run.Called("route53:ChangeResourceRecordSets", 0) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "harmless-twin",
            Id = "F66",
            Story = "The record is in a public zone, and a private one of the same name belongs to another VPC: it hides nothing from "
                + "ours, and the swap is made.",
            World = PinnedToWriter with { ZoneIsPrivate = false },
            Faults = [new ZoneCreated(Strike, "shop.example", Private: true, InVpc: false), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.Called("route53:ListHostedZonesByVPC", 0),
        },
        new()
        {
            Name = "hidden-name",
            Id = "F67",
            Story = "A private zone db.shop.example comes to hide the record's own in the VPC, and answers NXDOMAIN there: the swap, which "
                + "nobody would see, is refused, and the zone is named within a minute.",
            World = PinnedToWriter,
            Faults = [new ZoneCreated(Strike, Record, Private: true), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.EachFailedWith(nameof(RecordRefusedException))
                ?? run.SummaryContains($"the private zone {Record} (Z") ?? run.SummaryContains("does not resolve")
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "delegated-name",
            Id = "F68",
            Story = "The public zone delegates the subdomain that the record lies in to a zone without it: the swap is refused, and the "
                + "delegation is named.",
            World = PinnedToWriter with { ZoneIsPrivate = false, Record = "orders.db.shop.example" },
            Faults =
            [
                new RecordPlaced(Strike, Zone, "db.shop.example", "NS", "ns-1.delegated.example."),
                new WriterCrash(Strike, Orders),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.SwappedTimes(0) ?? run.EachFailedWith(nameof(RecordRefusedException))
                ?? run.SummaryContains("delegates db.shop.example to other name servers") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "unseen-name",
            Story = "The name does not resolve in the VPC, and the zones that the VPC sees can't be asked: the swap is made, and the "
                + "report says what the resolver answers.",
            World = PinnedToWriter,
            Faults =
            [
                new ZoneCreated(Strike, Record, Private: true),
                new ApiTrouble(Strike, Minutes(30), ApiFaultKind.Deny, "route53", "ListHostedZonesByVPC"),
                new WriterCrash(Strike, Orders),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1)
                ?? Expect(
                    run.Messages.Any(m => m.Message.Contains($"Note: in the VPC {Record} does not resolve", StringComparison.Ordinal)),
                    "a mail that says what the name resolves to", run.Main?.Report?.Summary ?? "none") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "record-contested",
            Id = "F30",
            Story = "Between our last read and the swap somebody else points the record elsewhere: it is not overwritten, and it is "
                + "reported.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new UponCall(Strike, "route53", "ChangeResourceRecordSets", new RecordMeddling(TimeSpan.Zero, Zone, Record, Stranger, 60)),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordLeadsTo(Stranger) ?? run.SwappedTimes(0) ?? run.EachFailedWith(nameof(RecordContestedException))
                ?? run.SummaryContains(Stranger) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "stale-swap",
            Id = "F31",
            Story = "An execution's swap is stuck in the network, the execution is stopped, and a newer one swaps to the current writer. "
                + "When the old swap finally arrives, Route 53 refuses it.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders, BackAfter: Timeout.InfiniteTimeSpan),
                new ApiTrouble(
                    Strike, Minutes(5), ApiFaultKind.LateRequest, "route53", "ChangeResourceRecordSets", Times: 1, Delay: Minutes(5)),
                new UponCall(Strike, "route53", "ChangeResourceRecordSets", new AbortByHand(TimeSpan.Zero)),
                new UponCall(
                    Strike, "route53", "ChangeResourceRecordSets",
                    new WriterCrash(TimeSpan.Zero, Orders, BackAfter: Timeout.InfiniteTimeSpan)),
                new StartByHand(Strike + Minutes(3), $$"""{"cluster": "{{Orders}}"}"""),
                new StartByHand(Strike + Minutes(9), $$"""{"cluster": "{{Orders}}"}"""),
            ],
            Expected = Outcome.Recovered,

            // If the alarm comes after the stop, its own execution swaps first.
            Check = run => run.RecordLeadsToWriter() ?? Expect(
                run.World.Cloud.Core.Gate.LateRefusals == 1, "the late swap to be refused",
                $"{run.World.Cloud.Core.Gate.LateRefusals} refusals"),
        },
    ];
}
