namespace Failover.Drill.Scenarios;

/// <summary>Inputs, from operators or other wiring, that a state machine must refuse.</summary>
internal static class Inputs
{
    /// <summary>What an alarm passes to a Lambda function that it invokes directly, as the CloudWatch guide shows it.</summary>
    public const string AlarmToLambda =
        """{"source": "aws.cloudwatch", "alarmArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:orders-prod-writer-down", "accountId": "123456789012", "time": "2026-11-22T17:05:00.000+0000", "region": "us-east-1", "alarmData": {"alarmName": "orders-prod-writer-down", "state": {"value": "ALARM", "timestamp": "2026-11-22T17:05:00.000+0000"}}}""";

    /// <summary>An alarm's event as EventBridge delivers it without a transformer.</summary>
    public const string RuleWithoutTransformer =
        """{"version": "0", "detail-type": "CloudWatch Alarm State Change", "source": "aws.cloudwatch", "detail": {"alarmName": "orders-prod-writer-down", "state": {"value": "ALARM"}}}""";

    public static IReadOnlyList<string> Bad { get; } =
    [
        "null",
        "{}",
        "[]",
        "17",
        "\"orders-prod\"",
        """{"cluster": null}""",
        """{"cluster": ""}""",
        """{"cluster": 5}""",
        """{"cluster": ["orders-prod"]}""",
        """{"cluster": "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod"}""",
        """{"cluster": "orders-prod", "mood": "act"}""",
        """{"cluster": "orders-prod", "mode": "force"}""",
        """{"cluster": "orders-prod", "force": "yes"}""",
        """{"cluster": "orders-prod", "alarm": {"name": "x", "state": "ALARM", "stateChangedAt": "yesterday"}}""",
        """{"cluster": "orders-prod", "budgets": {"promotionSeconds": -1}}""",
        $$"""{"cluster": "orders-prod", "zone": "{{new string('x', 60_000)}}"}""",
    ];
}
