namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>
/// The service integrations that run here: those of this project's state machines. All others are refused when a definition is loaded.
/// </summary>
internal static class Integrations
{
    /// <summary>What stands behind <c>arn:aws:states:::</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "lambda:invoke", "lambda:invoke.waitForTaskToken",
        "sns:publish", "sns:publish.waitForTaskToken",
        "states:startExecution", "aws-sdk:cloudwatch:describeAlarms",
        "aws-sdk:sns:listSubscriptionsByTopic", "aws-sdk:eventbridge:describeRule",
        "aws-sdk:iam:simulatePrincipalPolicy", "aws-sdk:lambda:getFunctionConfiguration",
        "aws-sdk:route53:listHostedZonesByVPC",
    ];
}
