using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>Shorthands that the IAM tests use often.</summary>
internal static class Policies
{
    internal const string Caller = "TestFunction";

    internal static PolicyDocument Document(string statements, string version = "2012-10-17") =>
        PolicyDocument.Parse(JsonNode.Parse($$"""{ "Version": "{{version}}", "Statement": {{statements}} }"""));

    internal static IamService Service(params string[] statements) =>
        new(IamPolicies.Empty.With(Caller, statements.Select(s => Document(s))));

    internal static ApiCall Call(string action, string resource = "*", params (string Key, string[] Values)[] conditions)
    {
        var parts = action.Split(':');
        return new ApiCall(parts[0], parts[1], Caller, resource)
        {
            Conditions = conditions.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Values, StringComparer.Ordinal),
        };
    }

    internal static bool Allows(string statements, ApiCall call) => Service(statements).Decide(call).Allowed;

    /// <summary>Whether a condition holds: evaluates an allow of everything under it.</summary>
    internal static bool Holds(string condition, params (string Key, string[] Values)[] conditions) => Allows(
        $$"""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{condition}} }""",
        Call("sns:Publish", "arn:aws:sns:us-east-1:123456789012:alerts", conditions));
}
