using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// The resource-based policies of one region, and what they allow AWS's own services. Each method returns a refusal, or null.
/// </summary>
public sealed class ResourcePolicies
{
    private const string Alarms = "cloudwatch.amazonaws.com";
    private const string Rules = "events.amazonaws.com";
    private const string Schedules = "scheduler.amazonaws.com";
    private const string Machines = "states.amazonaws.com";

    private static readonly string[] KeyUse = ["Decrypt", "GenerateDataKey"];

    private readonly Dictionary<string, ResourcePolicy> policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <summary>All policies, by the ARN of their resource.</summary>
    internal IEnumerable<(string Arn, ResourcePolicy Policy)> All =>
        policies.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => (one.Key, one.Value));

    /// <param name="arn">The ARN of a topic, queue, bucket, key or role.</param>
    public void Put(string arn, ResourcePolicy policy) => policies[arn] = policy;

    /// <summary>Records that a topic or bucket is encrypted with this key: its ARN, or <c>alias/aws/sns</c>.</summary>
    public void Encrypt(string arn, string key) => keys[arn] = key;

    /// <summary>Checks an alarm's permission to publish to the topic, according to the policies of the topic and its key.</summary>
    public string? RefusesAlarm(string topic, string alarm)
    {
        // A topic without a policy of its own has the default policy of SNS, which admits everything from its own account.
        if (policies.TryGetValue(topic, out var policy) && !policy.Allows(Alarms, From(new("sns", "Publish", Alarms, topic), alarm)))
        {
            return $"User: {Alarms} is not authorized to perform: SNS:Publish on resource: {topic}";
        }

        return keys.GetValueOrDefault(topic) is not { } key ? null
            : !key.StartsWith("arn:", StringComparison.Ordinal) && !key.StartsWith("alias/", StringComparison.Ordinal) ? NoKey(key)
            : key == "alias/aws/sns" ? "null (Service: AWSKMS; Error Code: AccessDeniedException): aws/sns is not for other services"
            : !policies.TryGetValue(key, out var keyPolicy)
                || KeyUse.All(use => keyPolicy.Allows(Alarms, From(new("kms", use, Alarms, key), alarm))) ? null
            : $"CloudWatch Alarms does not have authorization to access the SNS topic encryption key {key}";
    }

    /// <summary>Checks whether a bucket's policy denies a call, made over TLS, to a role of its account.</summary>
    public string? RefusesByPolicy(string bucket, ApiCall call) =>
        policies.TryGetValue(bucket, out var policy) && policy.Denies($"arn:aws:iam::{CloudCore.Account}:root", call with
        {
            Conditions = new Dictionary<string, IReadOnlyList<string>> { ["aws:SecureTransport"] = ["true"] },
        }) ? $"{call.Caller} is denied s3:{call.Operation} on {call.Resource} with an explicit deny in a resource-based policy" : null;

    /// <summary>Checks a role's permission to use the topic's key: its own policies decide if the key's policy delegates to them.</summary>
    public string? RefusesPublisher(string topic, string caller, string region, Func<ApiCall, string?> authorize) =>
        RefusesKey(topic, caller, $"sns.{region}.amazonaws.com", KeyUse, authorize);

    /// <summary>Makes the same check for the key of a topic or bucket.</summary>
    /// <param name="via">The service that uses the key on behalf of the role.</param>
    /// <param name="uses">The KMS actions it needs: <c>GenerateDataKey</c>, <c>Decrypt</c>.</param>
    public string? RefusesKey(string arn, string caller, string via, IReadOnlyList<string> uses, Func<ApiCall, string?> authorize)
    {
        if (!keys.TryGetValue(arn, out var key) || key.StartsWith("alias/", StringComparison.Ordinal))
        {
            return null;
        }

        if (!key.StartsWith("arn:", StringComparison.Ordinal))
        {
            return NoKey(key);
        }

        var account = $"arn:aws:iam::{CloudCore.Account}:root";
        foreach (var use in uses)
        {
            var call = new ApiCall("kms", use, caller, key)
            {
                Conditions = new Dictionary<string, IReadOnlyList<string>> { ["kms:ViaService"] = [via] },
            };
            if (policies.TryGetValue(key, out var policy) && !policy.Allows(account, call))
            {
                return $"the key {key} does not delegate to IAM policies";
            }

            if (authorize(call) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Checks whether a rule may send dead letters to a queue. A queue without a policy accepts nothing from services.</summary>
    public string? RefusesRule(string queue, string rule) =>
        policies.TryGetValue(queue, out var policy) && policy.Allows(Rules, From(new("sqs", "SendMessage", Rules, queue), rule)) ? null
        : $"User: {Rules} is not authorized to perform: sqs:sendmessage on resource: {queue}";

    /// <summary>Checks whether EventBridge may assume a role for a rule.</summary>
    public string? RefusesRole(string role, string rule) => RefusesTrust(role, Rules, rule);

    /// <summary>Checks whether EventBridge Scheduler may assume a role for a schedule: it names the group as the source.</summary>
    public string? RefusesSchedule(string role, string group) => RefusesTrust(role, Schedules, group);

    /// <summary>Checks whether Step Functions may assume a role for a state machine.</summary>
    public string? RefusesMachine(string role, string machine) => RefusesTrust(role, Machines, machine);

    /// <summary>Checks whether CloudWatch Logs may encrypt a group with a key; keys from outside the stack are not checked.</summary>
    public string? RefusesLogs(string key, string group, string region)
    {
        var logs = $"logs.{region}.amazonaws.com";
        return !policies.TryGetValue(key, out var policy) || policy.Allows(logs, new ApiCall("kms", "GenerateDataKey", logs, key)
        {
            Conditions = new Dictionary<string, IReadOnlyList<string>> { ["kms:EncryptionContext:aws:logs:arn"] = [group] },
        }) ? null : $"The specified KMS key does not exist or is not allowed to be used with LogGroup '{group}'";
    }

    private static string NoKey(string key) => $"null (Service: AWSKMS; Error Code: NotFoundException): Invalid keyId '{key}'";

    private string? RefusesTrust(string role, string service, string source) =>
        policies.TryGetValue(role, out var trust) && trust.Allows(service, From(new("sts", "AssumeRole", service, role), source)) ? null
        : $"{service} is not authorized to assume the role {role} for {source}";

    private static ApiCall From(ApiCall call, string source) => call with
    {
        Conditions = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:SourceArn"] = [source],
            ["aws:SourceAccount"] = [CloudCore.Account],
        },
    };
}
