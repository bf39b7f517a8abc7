using Failover.LocalCloud;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;

namespace Failover.Drill.Wiring;

/// <summary>
/// Queries every policy of a stack's resources, and every role's trust, in every way: own and foreign sources, with and without TLS.
/// </summary>
internal static class PolicySurvey
{
    private const string Stranger = "999999999999";

    private static readonly string[] Callers =
        ["AWS::CloudWatch::Alarm", "AWS::Events::Rule", "AWS::Serverless::StateMachine", "AWS::Logs::LogGroup"];

    private static readonly string[] Accounts = [CloudCore.Account, Stranger];

    private static readonly string[] Tls = ["true", "false"];

    private static readonly string[] Principals =
    [
        "cloudwatch.amazonaws.com", "events.amazonaws.com", "states.amazonaws.com", "logs.us-east-1.amazonaws.com", "sns.amazonaws.com",
        $"arn:aws:iam::{CloudCore.Account}:root", $"arn:aws:iam::{Stranger}:root",
    ];

    private static readonly (string Service, string Operation)[] Actions =
    [
        ("sns", "Publish"), ("sns", "Subscribe"), ("sqs", "SendMessage"), ("sqs", "ReceiveMessage"), ("sts", "AssumeRole"),
        ("kms", "Decrypt"), ("kms", "Encrypt"), ("kms", "ReEncryptTo"), ("kms", "GenerateDataKey"), ("kms", "DescribeKey"),
        ("kms", "ScheduleKeyDeletion"),
    ];

    /// <summary>Everything that is allowed, one line each.</summary>
    public static string Of(Cloud cloud)
    {
        string[] own = [.. cloud.Stack!.Resources.Where(r => Callers.Contains(r.Type)).Select(r => r.Arn)];
        string[] sources = [.. own, .. own.Select(arn => arn.Replace(CloudCore.Account, Stranger, StringComparison.Ordinal)),
            .. own.Select(arn => arn.Replace("us-east-1:", "eu-west-1:", StringComparison.Ordinal)),
            $"arn:aws:cloudwatch:us-east-1:{CloudCore.Account}:alarm:elsewhere",
            $"arn:aws:events:us-east-1:{CloudCore.Account}:rule/elsewhere"];
        return string.Join('\n',
            from policy in cloud.ResourcePolicies.All
            from principal in Principals
            from action in Actions
            from source in sources
            from account in Accounts
            from tls in Tls
            where policy.Policy.Allows(principal, new ApiCall(action.Service, action.Operation, principal, policy.Arn)
            {
                Conditions = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["aws:SourceArn"] = [source],
                    ["aws:SourceAccount"] = [account],
                    ["aws:SecureTransport"] = [tls],
                    ["kms:EncryptionContext:aws:logs:arn"] = [source],
                },
            })
            select $"{policy.Arn} {principal} {action.Operation} {source} {account} {tls}");
    }
}
