using System.Text.RegularExpressions;

namespace Failover.Drill.OnAws;

/// <summary>The ARN of a state machine or an execution, which names the region to call.</summary>
internal sealed partial record StepFunctionsArn(string Text, string Region, bool IsExecution)
{
    /// <summary>Null if it is neither.</summary>
    public static StepFunctionsArn? Parse(string text) => Shape().Match(text) is { Success: true } match
        ? new StepFunctionsArn(text, match.Groups["region"].Value, match.Groups["kind"].Value == "execution")
        : null;

    public static bool IsStateMachine(string text) => Parse(text) is { IsExecution: false };

    public static bool IsAnExecution(string text) => Parse(text) is { IsExecution: true };

    [GeneratedRegex(
        "^arn:aws[a-z-]*:states:(?<region>[a-z0-9-]+):[0-9]{12}:"
            + "(?:(?<kind>stateMachine):[A-Za-z0-9_-]+|(?<kind>execution):[A-Za-z0-9_-]+:[A-Za-z0-9_-]+)$")]
    private static partial Regex Shape();
}
