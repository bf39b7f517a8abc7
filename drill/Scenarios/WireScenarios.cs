using Failover.Functions.Contract;
using Failover.Functions.Steps.ProbeWriter;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>How the network and the database answer the probe: F33 to F40.</summary>
internal static class WireScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "never-accepts",
            Id = "F33",
            Story = "The record points to the promoted writer, which never accepts a connection: the wait is bounded, and the report "
                + "says which half works.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new WireMisbehaviour(Strike + Seconds(1), Orders, WireBehaviour.Refuses)],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SummaryContains("DNS moved, database down") ?? run.LastProbe(ProbeOutcome.Refused)
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "probe-black-hole",
            Id = "F34",
            Story = "Packets to the promoted writer are dropped for three minutes: each probe gives up well before its function would "
                + "time out.",
            World = PinnedToWriter,
            Faults = [
                new WriterCrash(Strike, Orders),
                new WireMisbehaviour(Strike + Seconds(1), Orders, WireBehaviour.NotAnswering, Lasts: Minutes(3))],
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.Probed("timed-out") ?? run.ProbesEndInTime() ?? run.ProvenAfter(Strike + Minutes(3)),
        },
        new()
        {
            Name = "tls-failure",
            Id = "F35",
            Story = "The database presents a certificate that does not name it: a separate outcome, and never bypassed.",
            Faults = [new WireMisbehaviour(Strike, Orders, WireBehaviour.BadCertificate)],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordIsUntouched() ?? run.LastProbe(ProbeOutcome.TlsFailed) ?? run.SummaryContains("TLS failed")
                    ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "not-writable",
            Id = "F36",
            Story = "The database answers, but says that it is not the writable primary: that is no proof.",
            Faults = [new WireMisbehaviour(Strike, Orders, WireBehaviour.NotWritablePrimary)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.LastProbe(ProbeOutcome.NotPrimary) ?? run.NeverProven() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "wrong-cluster",
            Id = "F37",
            Story = "A writable primary answers, but it belongs to another cluster: that is no proof, and it is reported.",
            Faults =
            [
                new WireMisbehaviour(Strike, Orders, WireBehaviour.WrongCluster),
                new StartByHand(Strike + Seconds(5), $$"""{"cluster": "{{Orders}}", "reason": "applications see somebody else's data"}"""),
            ],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.LastProbe(ProbeOutcome.WrongCluster) ?? run.NeverProven()
                ?? run.SummaryContains("another cluster answers") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "stale-resolver",
            Id = "F38",
            Story = "The record had a TTL of five minutes: until it expires the resolver serves the old value, which is not mistaken for "
                + "a dead database.",
            World = PinnedToWriter with { RecordTtl = 300 },
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.Probed("resolves-elsewhere") ?? run.SwappedTimes(1)
                ?? Expect(
                    !run.Probes().SkipWhile(p => p != "resolves-elsewhere").Contains("refused"),
                    "no probe of the old writer once the record was swapped", string.Join(", ", run.Probes())),
        },
        new()
        {
            Name = "garbage",
            Id = "F39",
            Story = "The peer does not speak MongoDB's protocol: the wait is bounded, and it is no proof.",
            Faults = [new WireMisbehaviour(Strike, Orders, WireBehaviour.Garbage)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.LastProbe(ProbeOutcome.Garbled) ?? run.NeverProven() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "one-proof-only",
            Id = "F40",
            Story = "One probe succeeds, then the database refuses connections for a minute: it takes two consecutive proofs.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new UponState(
                    Strike, "WaitForProbe", new WireMisbehaviour(TimeSpan.Zero, Orders, WireBehaviour.Refuses, Lasts: Seconds(60)),
                    "\"outcome\":\"proven\""),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? Expect(
                run.Probes().SkipWhile(p => p != "proven") is var row && row.ElementAtOrDefault(1) == "refused"
                    && row.TakeLast(2).All(p => p == "proven"),
                "one proof, refusals, then two proofs", string.Join(", ", run.Probes())),
        },
    ];

    private static string? LastProbe(this ScenarioRun run, ProbeOutcome outcome) =>
        Expect(run.Main!.Report!.Probe == outcome, $"{outcome} in the report", $"{run.Main.Report.Probe}");

    private static string? Probed(this ScenarioRun run, string outcome) =>
        Expect(run.Probes().Contains(outcome), $"a probe that is {outcome}", string.Join(", ", run.Probes()));

    private static string? NeverProven(this ScenarioRun run) => Expect(!run.Probes().Contains("proven"), "no proof", "one");

    /// <summary>Step ends its probe itself before Lambda's timeout, so that no probe is ever cut off.</summary>
    private static string? ProbesEndInTime(this ScenarioRun run)
    {
        var longest = run.World.Cloud.Lambda.Invocations.Where(i => i.LogicalId == nameof(ProbeWriterFunction)).Max(i => i.Duration);
        var limit = Seconds(run.World.Cloud.Lambda.Find(nameof(ProbeWriterFunction))!.Timeout / 2.0);
        return Expect(longest < limit, $"each probe within {limit}", $"{longest}");
    }
}
