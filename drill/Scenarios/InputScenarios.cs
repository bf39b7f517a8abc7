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
            Story = "Somebody starts executions with input that is null, empty, huge, of wrong types or with unknown fields: each is "
                + "refused clearly.",
            Faults = [.. Inputs.Bad.Select((input, i) => new StartByHand(Strike + Seconds(i), input))],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.Ended(Inputs.Bad.Count, Outcome.Unrecovered) ?? run.EverybodyWasTold()
                ?? run.EachFailedWith(nameof(InvalidRequestException)),
        },
        new()
        {
            Name = "raw-events",
            Id = "F10",
            Story = "Somebody wires the alarm, or the rule without its transformer, straight to the machine: it says what is missing.",
            Faults = [new StartByHand(Strike, Inputs.AlarmToLambda), new StartByHand(Strike + Seconds(1), Inputs.RuleWithoutTransformer)],
            Expected = Outcome.Unrecovered,
            Check = run =>
                run.RecordIsUntouched() ?? run.Ended(2, Outcome.Unrecovered) ?? run.SummaryContains("raw event") ?? run.EverybodyWasTold()
                ?? run.EachFailedWith(nameof(InvalidRequestException)),
        },
    ];
}
