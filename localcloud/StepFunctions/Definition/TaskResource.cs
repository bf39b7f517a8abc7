using System.Text.RegularExpressions;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The resource that a Task calls.</summary>
/// <param name="Arn">The ARN as written in the definition.</param>
/// <param name="IsLambda">Whether it is a Lambda function's own ARN rather than an integration.</param>
/// <param name="Service">An integration's service as the history names it: <c>sns</c>, <c>aws-sdk:rds</c>.</param>
/// <param name="Action">An integration's action with its pattern: <c>publish</c>, <c>invoke.waitForTaskToken</c>.</param>
internal sealed partial record TaskResource(string Arn, bool IsLambda, string Service, string Action)
{
    private const string Integration = "arn:aws:states:::";

    /// <summary>Whether the task ends only when its token is sent back.</summary>
    public bool WaitsForToken { get; } = Action.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    /// <exception cref="FormatException">Step Functions cannot call it, or the local cloud does not support it.</exception>
    public static TaskResource Parse(string arn)
    {
        if (arn.StartsWith(Integration, StringComparison.Ordinal))
        {
            var name = arn[Integration.Length..];
            var split = name.LastIndexOf(':');
            return Integrations.All.Contains(name)
                ? new TaskResource(arn, false, name[..split], name[(split + 1)..])
                : throw new FormatException(
                $"expected an integration that the local cloud runs ({string.Join(", ", Integrations.All)}), found '{arn}'");
        }

        return FunctionArn().IsMatch(arn) ? new TaskResource(arn, true, "lambda", "") : throw new FormatException(
            $"expected the ARN of a Lambda function (arn:aws:lambda:...:function:NAME, then :VERSION or :ALIAS) " +
            $"or an integration (arn:aws:states:::...), found '{arn}'");
    }

    /// <summary>In the form that Lambda's API documents: the name, then <c>$LATEST</c>, a version or an alias.</summary>
    [GeneratedRegex(@"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}(:(\$LATEST|[A-Za-z0-9_-]{1,128}))?\z")]
    private static partial Regex FunctionArn();
}
