using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Executions that somebody starts with invalid input: F09 and F10.</summary>
internal static class InputScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "bad-input",
            Id = "F09",
            Story = "Executions are started with input that is null, empty, huge, of the wrong type or with unknown fields: each is "
                + "refused with a clear message.",
            Faults = [.. Inputs.Bad.Select((input, i) => new StartByHand(Strike + Seconds(i), input))],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.Ended(Inputs.Bad.Count, Outcome.Unrecovered) ?? run.EverybodyWasTold()
                ?? run.EachFailedWith(nameof(InvalidRequestException)),
        },
        new()
        {
            Name = "raw-events",
            Id = "F10",
            Story = "The alarm, or the rule without its transformer, is wired straight to the state machine: the error says what is "
                + "missing.",
            Faults = [new StartByHand(Strike, Inputs.AlarmToLambda), new StartByHand(Strike + Seconds(1), Inputs.RuleWithoutTransformer)],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordIsUntouched() ?? run.Ended(2, Outcome.Unrecovered) ?? run.SummaryContains("raw event") ?? run.EverybodyWasTold()
                ?? run.EachFailedWith(nameof(InvalidRequestException)),
        },
    ];
}
