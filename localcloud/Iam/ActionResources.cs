using System.Collections.Frozen;
using Failover.LocalCloud.DocumentDb.GlobalClusters;

namespace Failover.LocalCloud.Iam;

/// <summary>A resource type that an action can be restricted to.</summary>
/// <param name="Form">Its ARN, with <c>*</c> for the variable parts.</param>
/// <param name="Required">Whether a caller needs permission for a resource of this type in addition to those of the other types.</param>
public sealed record ResourceType(string Name, string Form, bool Required);

/// <summary>
/// The resource types that each action can be restricted to; an action without any works only on <c>*</c>.
/// </summary>
/// <remarks>
/// Source: AWS's service authorization reference ("Actions, resources, and condition keys for ..."), its tables of
/// actions (types with an asterisk are required) and of resource types. The table covers only actions that this application
/// and its managed policies use, or could use instead.
/// </remarks>
public static class ActionResources
{
    private static readonly ResourceType Cluster = new("cluster", "arn:*:rds:*:*:cluster:*", true);
    private static readonly ResourceType Instance = new("db", "arn:*:rds:*:*:db:*", true);
    // The ARN of a global cluster has no region.
    private static readonly ResourceType GlobalCluster = new("global-cluster", "arn:*:rds::*:global-cluster:*", true);
    // The ARNs of Route 53 have neither region nor account.
    private static readonly ResourceType HostedZone = new("hostedzone", "arn:*:route53:::hostedzone/*", true);
    private static readonly ResourceType Change = new("change", "arn:*:route53:::change/*", true);
    private static readonly ResourceType HealthCheck = new("healthcheck", "arn:*:route53:::healthcheck/*", true);
    private static readonly ResourceType Alarm = new("alarm", "arn:*:cloudwatch:*:*:alarm:*", true);
    private static readonly ResourceType StateMachine = new("statemachine", "arn:*:states:*:*:stateMachine:*", true);
    private static readonly ResourceType Execution = new("execution", "arn:*:states:*:*:execution:*", true);
    private static readonly ResourceType Secret = new("Secret", "arn:*:secretsmanager:*:*:secret:*", true);
    private static readonly ResourceType Topic = new("topic", "arn:*:sns:*:*:*", true);
    private static readonly ResourceType Function = new("function", "arn:*:lambda:*:*:function:*", true);
    private static readonly ResourceType Rule = new("rule", "arn:*:events:*:*:rule/*", true);
    // The ARNs of IAM have no region. Groups and users can be simulated too.
    private static readonly ResourceType Role = new("role", "arn:*:iam::*:role/*", false);
    private static readonly ResourceType Queue = new("queue", "arn:*:sqs:*:*:*", true);
    private static readonly ResourceType Key = new("key", "arn:*:kms:*:*:key/*", true);
    // The ARNs of S3 have neither region nor account.
    private static readonly ResourceType Bucket = new("bucket", "arn:*:s3:::*", true);
    private static readonly ResourceType BucketObject = new("object", "arn:*:s3:::*/*", true);
    private static readonly ResourceType LogGroup = new("log-group", "arn:*:logs:*:*:log-group:*", true);

    private static readonly FrozenDictionary<string, ResourceType[]> Known = new Dictionary<string, ResourceType[]>
    {
        ["rds:DescribeDBClusters"] = [Cluster],
        ["rds:DescribeDBInstances"] = [Instance],
        ["rds:DescribeDBClusterParameters"] = [new("cluster-pg", "arn:*:rds:*:*:cluster-pg:*", true)],
        ["rds:DescribeEvents"] = [],
        ["rds:DescribePendingMaintenanceActions"] = [Cluster, Instance],
        ["rds:DescribeEventSubscriptions"] = [new("es", "arn:*:rds:*:*:es:*", true)],
        ["rds:DescribeGlobalClusters"] = [GlobalCluster],
        // The target instance may be restricted too.
        ["rds:FailoverDBCluster"] = [Cluster, Instance with { Required = false }],
        ["rds:FailoverGlobalCluster"] = [Cluster, GlobalCluster],
        ["rds:SwitchoverGlobalCluster"] = [Cluster, GlobalCluster],
        ["rds:RebootDBInstance"] = [Instance],
        ["rds:ListTagsForResource"] =
            [Cluster with { Required = false }, Instance with { Required = false }, GlobalCluster with { Required = false }],
        ["route53:ChangeResourceRecordSets"] = [HostedZone],
        ["route53:ListResourceRecordSets"] = [HostedZone],
        ["route53:GetHostedZone"] = [HostedZone],
        ["route53:GetChange"] = [Change],
        ["route53:GetHealthCheck"] = [HealthCheck],
        ["route53:ListHostedZones"] = [],
        // The caller also needs permission to see the VPC (API reference, ListHostedZonesByVPC).
        ["route53:ListHostedZonesByVPC"] = [],
        ["ec2:DescribeVpcs"] = [],
        ["route53:TestDNSAnswer"] = [],
        ["cloudwatch:DescribeAlarms"] = [Alarm],
        ["cloudwatch:DescribeAlarmHistory"] = [Alarm],
        ["cloudwatch:SetAlarmState"] = [Alarm],
        ["cloudwatch:GetMetricData"] = [],
        ["cloudwatch:GetMetricStatistics"] = [],
        ["cloudwatch:PutMetricData"] = [],
        ["states:ListExecutions"] = [StateMachine with { Required = false }, new("maprun", "arn:*:states:*:*:mapRun:*", false)],
        ["states:DescribeExecution"] = [Execution with { Required = false }, new("express", "arn:*:states:*:*:express:*", false)],
        ["states:GetExecutionHistory"] = [Execution],
        ["states:RedriveExecution"] = [Execution],
        ["states:StopExecution"] = [Execution],
        ["states:StartExecution"] = [StateMachine],
        ["states:DescribeStateMachine"] = [StateMachine],
        ["states:ListStateMachines"] = [],
        ["states:SendTaskSuccess"] = [],
        ["states:SendTaskFailure"] = [],
        ["states:SendTaskHeartbeat"] = [],
        ["secretsmanager:GetSecretValue"] = [Secret],
        ["secretsmanager:DescribeSecret"] = [Secret],
        ["sns:Publish"] = [Topic],
        ["sns:ListSubscriptionsByTopic"] = [Topic],
        ["events:DescribeRule"] = [Rule],
        ["iam:SimulatePrincipalPolicy"] = [Role],
        ["sts:AssumeRole"] = [Role with { Required = true }],
        ["sqs:SendMessage"] = [Queue],
        ["s3:PutObject"] = [BucketObject],
        ["s3:GetObject"] = [BucketObject],
        ["s3:ListBucket"] = [Bucket],
        ["lambda:InvokeFunction"] = [Function],
        ["lambda:GetFunctionConfiguration"] = [Function],
        ["kms:Decrypt"] = [Key],
        ["kms:GenerateDataKey"] = [Key],
        ["logs:CreateLogGroup"] = [LogGroup],
        ["logs:CreateLogStream"] = [LogGroup],
        ["logs:PutLogEvents"] = [LogGroup],
        ["logs:CreateLogDelivery"] = [],
        ["logs:GetLogDelivery"] = [],
        ["logs:UpdateLogDelivery"] = [],
        ["logs:DeleteLogDelivery"] = [],
        ["logs:ListLogDeliveries"] = [],
        ["logs:PutResourcePolicy"] = [],
        ["logs:DescribeResourcePolicies"] = [],
        ["logs:DescribeLogGroups"] = [],
        ["xray:PutTraceSegments"] = [],
        ["xray:PutTelemetryRecords"] = [],
        ["xray:GetSamplingRules"] = [],
        ["xray:GetSamplingTargets"] = [],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Multivalued condition keys: a condition on them needs a set operator.</summary>
    private static readonly FrozenSet<string> MultiValued = new[]
    {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames",
        "route53:ChangeResourceRecordSetsRecordTypes",
        "route53:ChangeResourceRecordSetsActions",
        "aws:TagKeys",
        "aws:CalledVia",
        "aws:PrincipalServiceNamesList",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The actions in the table, in order of their names.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The action's resource types, empty if it works only on <c>*</c>; null for an action that is not in the table.</summary>
    public static IReadOnlyList<ResourceType>? Find(string action) => Known.GetValueOrDefault(action);

    public static bool IsMultiValued(string conditionKey) => MultiValued.Contains(conditionKey);
}
