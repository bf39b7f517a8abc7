using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Iam;

/// <summary>The AWS managed policies that SAM attaches by default or that its applications use.</summary>
/// <remarks>Source: AWS managed policy reference guide, in the versions given here.</remarks>
public static class ManagedPolicies
{
    private static readonly Dictionary<string, (string Path, string Statement)> Known = new(StringComparer.Ordinal)
    {
        // v1
        ["AWSLambdaBasicExecutionRole"] = ("service-role/", """
            [{ "Effect": "Allow", "Resource": "*", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"] }]
            """),
        // v3
        ["AWSLambdaVPCAccessExecutionRole"] = ("service-role/", """
            [{ "Sid": "AWSLambdaVPCAccessExecutionPermissions", "Effect": "Allow", "Resource": "*", "Action": [
               "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
               "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
               "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"] }]
            """),
        // v2; what SAM attaches for Tracing outside China and GovCloud
        ["AWSXrayWriteOnlyAccess"] = ("", """
            [{ "Effect": "Allow", "Resource": ["*"], "Action": [
               "xray:PutTraceSegments", "xray:PutTelemetryRecords",
               "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"] }]
            """),
        // v2
        ["AWSXRayDaemonWriteAccess"] = ("", """
            [{ "Sid": "AWSXRayDaemonWriteAccess", "Effect": "Allow", "Resource": ["*"], "Action": [
               "xray:PutTraceSegments", "xray:PutTelemetryRecords",
               "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"] }]
            """),
        // v1
        ["AWSLambdaRole"] = ("service-role/", """
            [{ "Effect": "Allow", "Resource": ["*"], "Action": ["lambda:InvokeFunction"] }]
            """),
        // v1
        ["CloudWatchLambdaInsightsExecutionRolePolicy"] = ("", """
            [{ "Effect": "Allow", "Resource": "*", "Action": "logs:CreateLogGroup" },
             { "Effect": "Allow", "Resource": "arn:aws:logs:*:*:log-group:/aws/lambda-insights:*",
               "Action": ["logs:CreateLogStream", "logs:PutLogEvents"] }]
            """),
    };

    private static readonly ConcurrentDictionary<string, PolicyDocument> Parsed = new(StringComparer.Ordinal);

    /// <param name="nameOrArn">The bare name, or <c>arn:aws:iam::aws:policy/...</c> with its path.</param>
    /// <exception cref="PolicyException">The policy is not one of those listed here.</exception>
    public static PolicyDocument Find(string nameOrArn)
    {
        var name = nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
        return Known.TryGetValue(name, out var known)
            && (nameOrArn == name || nameOrArn == $"arn:aws:iam::aws:policy/{known.Path}{name}")
            ? Parsed.GetOrAdd(name, Parse, known.Statement)
            : throw new PolicyException(
                $"The managed policy '{nameOrArn}' is not supported; write out its statements in the template. " +
                $"Supported: {string.Join(", ", Known.Keys)}.");
    }

    private static PolicyDocument Parse(string name, string statement) => PolicyDocument.Parse(
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = JsonNode.Parse(statement) }, name, PolicyOrigin.Managed);
}
