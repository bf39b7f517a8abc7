using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.S3;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>The bucket in which the evidence of each execution is kept, and what becomes of a failover without it.</summary>
internal static class EvidenceScenarios
{
    /// <summary>Two tries of five seconds each, a second between them, and the steps around.</summary>
    private static readonly TimeSpan Longest = Seconds(12);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "evidence-silent",
            Story = "S3 does not answer: the writer is back and operators are notified as ever, and the execution ends seconds later.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new ApiTrouble(Strike, Minutes(30), ApiFaultKind.LostRequest, "s3")],
            Least = Shortly,
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.EverybodyWasTold() ?? run.EndsSoonAfterTheMail() ?? run.Kept(0)
                ?? run.GoesToAlarm("orders-prod-failover-publish-failed"),
        },
        new()
        {
            Name = "evidence-denied",
            Story = "Somebody took the permission to write evidence away: the failover works, and an alarm tells that evidence is missing.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new ApiTrouble(Strike, Minutes(30), ApiFaultKind.Deny, "s3")],
            Least = Shortly,
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.EverybodyWasTold() ?? run.EndsSoonAfterTheMail() ?? run.Kept(0)
                ?? run.GoesToAlarm("orders-prod-failover-publish-failed"),
        },
        new()
        {
            Name = "evidence-aborted",
            Story = "Somebody stops the execution midway: how it ended is kept, by the event that it leaves, beside the next one's report.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders), new UponState(Strike, "CheckWriter", new AbortByHand(TimeSpan.Zero)),
            ],
            Expected = Outcome.Recovered,
            Check = static run => run.Keeps("/ABORTED.json") ?? run.Keeps($"/{run.Main?.Execution.Name}/0.json"),
        },
    ];

    private static IEnumerable<StoredObject> Evidence(this ScenarioRun run) =>
        run.World.Cloud.S3.Buckets.SelectMany(static bucket => bucket.Newest);

    private static string? Kept(this ScenarioRun run, int times) =>
        Expect(run.Evidence().Count() == times, $"{times} kept", $"{run.Evidence().Count()}");

    private static string? Keeps(this ScenarioRun run, string end) => Expect(
        run.Evidence().Any(one => one.Key.EndsWith(end, StringComparison.Ordinal)), $"evidence at {end}",
        string.Join(", ", run.Evidence().Select(static one => one.Key)));

    private static string? EndsSoonAfterTheMail(this ScenarioRun run)
    {
        var told = run.Messages.FirstOrDefault(message => message.Message == run.Main?.Report?.Message)?.At;
        var ended = run.Main?.Execution.StoppedAt;
        return Expect(ended - told <= Longest, $"the end within {Longest} of the mail", $"told at {told}, ended at {ended}");
    }
}
