using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Given;
using static Failover.Drill.Scenarios.ScenarioRegions;

namespace Failover.Drill.Scenarios;

/// <summary>An operator must approve before a region is promoted: F51, F55.</summary>
internal static class ApprovalScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "approval-given",
            Story = "The writer's region is lost, together with some seconds of writes: operators are asked for approval, and one "
                + "approves with the command in the message.",
            World = Asking,
            Faults = [new RegionOutage(Strike, Ireland), new ApproveByHand(TimeSpan.Zero, Frankfurt, Minutes(3))],
            Expected = Outcome.Recovered,
            Check = run =>
                run.LedTo(Frankfurt) ?? run.Told("[APPROVAL NEEDED]", 1) ?? run.Promoted(1, calls: 1) ?? run.EachSwapFollowsItsPromotion()
                ?? run.LossIsWithinTheEstimate() ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "approval-denied",
            Id = "F55",
            Story = "The same, but an operator denies it, twice: the execution ends without a write, and the token counts only once.",
            World = Asking,
            Faults = [new RegionOutage(Strike, Ireland), new DenyByHand(TimeSpan.Zero, Frankfurt, Minutes(2), Times: 2)],
            Expected = Outcome.StoodDown,
            Check = run =>
                run.NothingMoved() ?? run.SummaryContains("denied") ?? run.AnswerWasRefused("TaskTimedOut") ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "approval-expired",
            Story = "Nobody answers within five minutes, and the approval comes after seven: nothing is promoted, and the late answer is "
                + "refused.",
            World = Asking with { Parameters = new Dictionary<string, string> { ["ApprovalSeconds"] = "300" } },
            Faults = [new RegionOutage(Strike, Ireland), new ApproveByHand(TimeSpan.Zero, Frankfurt, Minutes(7))],
            Least = Strike + Minutes(9),
            Expected = Outcome.StoodDown,
            Check = run =>
                run.NothingMoved() ?? run.SummaryContains("nobody answered in time") ?? run.AnswerWasRefused("TaskTimedOut")
                    ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "approval-too-late",
            Story = "The writer's region comes back while the request for approval is still open. The approval is given, but there is "
                + "nothing to take over any more.",
            World = Asking,
            Faults = [new RegionOutage(Strike, Ireland, Minutes(6)), new ApproveByHand(TimeSpan.Zero, Frankfurt, Minutes(8))],
            Expected = Outcome.StoodDown,
            Check = run => run.NothingMoved() ?? run.EndedIn(Frankfurt, Outcome.StoodDown, "is healthy again"),
        },
        new()
        {
            Name = "lagging-secondary",
            Id = "F51",
            Story = "The secondary falls behind by a second every second, and minutes later the writer's region is lost. The request for "
                + "approval says how much a promotion would lose, and an operator approves.",
            World = Asking,
            Faults =
            [
                new LagGrowth(Minutes(1), Global, Frankfurt),
                new RegionOutage(Strike, Ireland),
                new ApproveByHand(TimeSpan.Zero, Frankfurt, Minutes(1)),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.Told("[APPROVAL NEEDED]", 1) ?? run.LossIsWithinTheEstimate()
                ?? Checks.Expect(
                run.Estimate() > 240 && run.Client.LostAcknowledgedWrites > 400, "a loss of minutes, as estimated",
                $"{run.Estimate()} s, {run.Client.LostAcknowledgedWrites} writes")
                ?? run.QuestionNames("the replication lag has grown to")
                ?? run.QuestionNames($"up to {run.Asked()} s of writes may be lost (those since "),
        },
        new()
        {
            Name = "accepted-loss",
            Story = "The same with a secondary that keeps up, and with two minutes of loss accepted in advance: nobody is asked.",
            World = Asking with { Parameters = new Dictionary<string, string> { ["AcceptedLossSeconds"] = "120" } },
            Faults = [new RegionOutage(Strike, Ireland)],
            Expected = Outcome.Recovered,
            Check = run => run.LedTo(Frankfurt) ?? run.Told("[APPROVAL NEEDED]", 0) ?? run.LossIsWithinTheEstimate(),
        },
    ];

    /// <summary>The estimate in the request for approval: the loss grows while the operator decides.</summary>
    private static int Asked(this ScenarioRun run) =>
        run.Found("ChooseRegion", "region").Last().GetProperty("choice").GetProperty("lossSeconds").GetInt32();

    private static string? QuestionNames(this ScenarioRun run, string text) => Checks.Expect(
        run.Messages.Any(
            m => m.Subject?.StartsWith("[APPROVAL NEEDED]", StringComparison.Ordinal) == true
            && m.Message.Contains(text, StringComparison.Ordinal)),
        $"a request for approval that says '{text}'",
            run.Messages.FirstOrDefault(m => m.Subject?.StartsWith("[APPROVAL", StringComparison.Ordinal) == true)?.Message ?? "none");
}
