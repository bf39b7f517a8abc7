using System.Text.RegularExpressions;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>What a Task calls.</summary>
/// <param name="Arn">As the definition has it.</param>
/// <param name="IsLambda">A Lambda function's own ARN; else an integration.</param>
/// <param name="Service">An integration's service as the history has it: <c>sns</c>, <c>aws-sdk:rds</c>.</param>
/// <param name="Action">An integration's action with its pattern: <c>publish</c>, <c>invoke.waitForTaskToken</c>.</param>
internal sealed partial record TaskResource(string Arn, bool IsLambda, string Service, string Action)
{
    private const string Integration = "arn:aws:states:::";

    /// <summary>Whether the task ends only when somebody sends its token back.</summary>
    public bool WaitsForToken { get; } = Action.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    /// <exception cref="FormatException">Step Functions does not call it, or the local cloud does not run it.</exception>
    public static TaskResource Parse(string arn)
    {
        if (arn.StartsWith(Integration, StringComparison.Ordinal))
        {
            var name = arn[Integration.Length..];
            var split = name.LastIndexOf(':');
            return Integrations.All.Contains(name)
                ? new TaskResource(arn, false, name[..split], name[(split + 1)..])
                : throw new FormatException($"expected an integration that the local cloud runs ({string.Join(", ", Integrations.All)}), found '{arn}'");
        }

        return FunctionArn().IsMatch(arn) ? new TaskResource(arn, true, "lambda", "") : throw new FormatException(
            $"expected the ARN of a Lambda function (arn:aws:lambda:...:function:NAME, then :VERSION or :ALIAS) " +
            $"or an integration (arn:aws:states:::...), found '{arn}'");
    }

    /// <summary>As Lambda's API documents it: the name, then <c>$LATEST</c>, a version or an alias.</summary>
    [GeneratedRegex(@"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}(:(\$LATEST|[A-Za-z0-9_-]{1,128}))?\z")]
    private static partial Regex FunctionArn();
}
