namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>What a Task calls.</summary>
/// <param name="Arn">As the definition has it.</param>
/// <param name="IsLambda">A Lambda function's own ARN; else an integration.</param>
/// <param name="Service">An integration's service as the history has it: <c>sns</c>, <c>aws-sdk:rds</c>.</param>
/// <param name="Action">An integration's action with its pattern: <c>publish</c>, <c>invoke.waitForTaskToken</c>.</param>
internal sealed record TaskResource(string Arn, bool IsLambda, string Service, string Action)
{
    private const string Integration = "arn:aws:states:::";

    /// <summary>Whether the task ends only when somebody sends its token back.</summary>
    public bool WaitsForToken { get; } = Action.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    /// <returns>Null where it is no resource that Step Functions calls.</returns>
    public static TaskResource? Parse(string arn)
    {
        if (arn.StartsWith(Integration, StringComparison.Ordinal))
        {
            var name = arn[Integration.Length..];
            var split = name.LastIndexOf(':');
            return split > 0 && split < name.Length - 1 ? new TaskResource(arn, false, name[..split], name[(split + 1)..]) : null;
        }

        var parts = arn.Split(':');
        return parts is ["arn", _, "lambda", _, _, "function", { Length: > 0 }, ..] ? new TaskResource(arn, true, "lambda", "") : null;
    }
}
