namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>
/// The supported service integrations: those of this project's state machines. All others are refused when a definition is loaded.
/// </summary>
internal static class Integrations
{
    /// <summary>The part of the ARN after <c>arn:aws:states:::</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "lambda:invoke", "lambda:invoke.waitForTaskToken",
        "sns:publish", "sns:publish.waitForTaskToken",
        "states:startExecution", "aws-sdk:sfn:describeExecution", "aws-sdk:sfn:listExecutions", "aws-sdk:cloudwatch:describeAlarms",
        "aws-sdk:sns:listSubscriptionsByTopic", "aws-sdk:eventbridge:describeRule",
        "aws-sdk:iam:simulatePrincipalPolicy", "aws-sdk:lambda:getFunctionConfiguration",
        "aws-sdk:route53:listHostedZonesByVPC",
        "aws-sdk:rds:describePendingMaintenanceActions", "aws-sdk:rds:describeEventSubscriptions",
        "aws-sdk:s3:putObject", "aws-sdk:s3:getObject", "aws-sdk:s3:listObjectsV2",
    ];
}
