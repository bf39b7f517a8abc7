using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The states that take no time.</summary>
internal static class SimpleStates
{
    public static Step Pass(Visit visit, PassState state)
    {
        var input = visit.SelectInput();
        var result = state.Result ?? state.Parameters?.Evaluate(input, visit) ?? input;
        return new Step(state.Next, state.Output.Apply(state.Placement.Apply(visit.Input, result), visit));
    }

    public static Step Succeed(Visit visit) => new(null, visit.State.Output.Apply(visit.SelectInput(), visit));

    public static Step Choose(Visit visit, ChoiceState state)
    {
        var input = visit.SelectInput();
        var next = state.Default;
        foreach (var rule in state.Rules)
        {
            if (rule.Holds(input, visit))
            {
                next = rule.Next;
                break;
            }
        }

        return next is null
            ? throw visit.Failure(ErrorNames.NoChoiceMatched, "No Choice rule matched, and the state has no Default.")
            : new Step(next, state.Output.Apply(input, visit));
    }

    public static StateFailedException Fail(Visit visit, FailState state) =>
        new(Text(visit, state.Error, "ErrorPath"), Text(visit, state.Cause, "CausePath"));

    public static DateTimeOffset TimeAt(Visit visit, WaitState state, Value input)
    {
        var value = state.TimestampPath?.Resolve(input, visit);
        return value is StringValue text && Timestamps.TryParse(text.Text, out var at)
            ? at
            : throw EvaluationException.Runtime(
            $"The TimestampPath '{state.TimestampPath?.Text}' expected an RFC 3339 time, found {value}");
    }

    private static string? Text(Visit visit, Expression? expression, string field) => expression?.Evaluate(visit.Input, visit) switch
    {
        null => null,
        StringValue text => text.Text,
        var other => throw EvaluationException.Runtime($"The {field} expected a string, found {other}"),
    };
}
