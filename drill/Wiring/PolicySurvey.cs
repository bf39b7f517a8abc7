using Failover.LocalCloud;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>
/// Queries every policy of a stack's resources, and every role's trust, in every way: own and foreign sources, with and without TLS.
/// </summary>
internal static class PolicySurvey
{
    private const string Stranger = "999999999999";

    private static readonly string[] Callers =
        [ResourceTypes.Alarm, ResourceTypes.Rule, ResourceTypes.StateMachine, "AWS::Logs::LogGroup"];

    private static readonly string[] Accounts = [CloudCore.Account, Stranger];

    private static readonly string[] Tls = ["true", "false"];

    private static readonly string[] Principals =
    [
        "cloudwatch.amazonaws.com", "events.amazonaws.com", "states.amazonaws.com", "logs.us-east-1.amazonaws.com", "sns.amazonaws.com",
        $"arn:aws:iam::{CloudCore.Account}:root", $"arn:aws:iam::{Stranger}:root",
    ];

    /// <summary>By the service in the ARN of the policy's resource.</summary>
    private static readonly Dictionary<string, (string Service, string[] Operations)> Actions = new(StringComparer.Ordinal)
    {
        ["sns"] = ("sns", ["Publish", "Subscribe"]),
        ["sqs"] = ("sqs", ["SendMessage", "ReceiveMessage"]),
        ["s3"] = ("s3", ["PutObject", "GetObject", "DeleteBucket"]),
        ["iam"] = ("sts", ["AssumeRole"]),
        ["kms"] = ("kms", ["Decrypt", "Encrypt", "ReEncryptTo", "GenerateDataKey", "DescribeKey", "ScheduleKeyDeletion"]),
    };

    /// <summary>Everything that is allowed or denied, one line each, for a stack on the local cloud.</summary>
    public static string From(Cloud cloud)
    {
        var circumstances = Circumstances(cloud.Stack!).ToList();
        return string.Join('\n',
            from policy in cloud.ResourcePolicies.All
            let actions = Actions[policy.Arn.Split(':')[2]]
            from operation in actions.Operations
            from resource in Resources(policy.Arn)
            from principal in Principals
            from circumstance in circumstances
            let call = new ApiCall(actions.Service, operation, principal, resource) { Conditions = circumstance.Conditions }
            let verdict = policy.Policy.Denies(principal, call) ? "denied" : policy.Policy.Allows(principal, call) ? "allowed" : null
            where verdict is not null
            select $"{resource} {principal} {operation} {circumstance.Name} {verdict}");
    }

    private static string[] Resources(string arn) =>
        arn.StartsWith("arn:aws:s3:", StringComparison.Ordinal) ? [arn, $"{arn}/2026-11-22/object.json"] : [arn];

    private static IEnumerable<(string Name, Dictionary<string, IReadOnlyList<string>> Conditions)> Circumstances(Stack stack) =>
        from source in Sources(stack)
        from account in Accounts
        from tls in Tls
        select ($"{source} {account} {tls}", Conditions(source, account, tls));

    private static Dictionary<string, IReadOnlyList<string>> Conditions(string source, string account, string tls) =>
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:SourceArn"] = [source],
            ["aws:SourceAccount"] = [account],
            ["aws:SecureTransport"] = [tls],
            ["kms:EncryptionContext:aws:logs:arn"] = [source],
        };

    /// <summary>All of the stack's own, and of each kind one of another account, another region and another stack.</summary>
    private static IReadOnlyList<string> Sources(Stack stack)
    {
        List<DeployedResource> own = [.. stack.Resources.Where(resource => Callers.Contains(resource.Type))];
        string[] some = [.. own.DistinctBy(resource => resource.Type).Select(resource => resource.Arn)];
        return
        [
            .. own.Select(resource => resource.Arn),
            .. some.Select(arn => arn.Replace(CloudCore.Account, Stranger, StringComparison.Ordinal)),
            .. some.Select(arn => arn.Replace("us-east-1:", "eu-west-1:", StringComparison.Ordinal)),
            $"arn:aws:cloudwatch:us-east-1:{CloudCore.Account}:alarm:elsewhere",
            $"arn:aws:events:us-east-1:{CloudCore.Account}:rule/elsewhere",
        ];
    }
}
