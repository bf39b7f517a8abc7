using CsCheck;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class EvaluationPropertyTests
{
    private static readonly Gen<string> Action = OneOf(
        "*", "rds:*", "rds:Describe*", "rds:FailoverDBCluster", "sns:Publish", "SNS:publish");
    private static readonly Gen<string> Resource = OneOf(
        "*", "arn:aws:rds:*", "arn:aws:rds:*:*:cluster:a", "arn:aws:sns:*:*:alerts", "arn:aws:sns:*:*:?lerts");

    private static readonly Gen<string> Condition = OneOf(
        "{}",
        """{ "StringEquals": { "test:key": "a" } }""",
        """{ "StringNotEquals": { "test:key": ["a", "b"] } }""",
        """{ "ForAllValues:StringEquals": { "test:key": "a" } }""",
        """{ "Null": { "test:key": "false" } }""");

    private static readonly Gen<string> Body = Gen.Select(
        Gen.Bool, Action, Gen.Bool, Resource, Condition, (notAction, action, notResource, resource, condition) =>
        $$""" "{{(notAction ? "NotAction" : "Action")}}": "{{action}}", "{{(notResource ? "NotResource" : "Resource")}}": "{{resource}}", "Condition": {{condition}} """);

    private static readonly Gen<string> Statement = Gen.Select(Gen.Bool, Body, (allow, body) => Text(allow ? "Allow" : "Deny", body));

    private static readonly Gen<ApiCall> Call = Gen.Select(
        OneOf("rds:DescribeDBClusters", "rds:FailoverDBCluster", "sns:Publish"),
        OneOf("*", "arn:aws:rds:us-east-1:123456789012:cluster:a", "arn:aws:sns:us-east-1:123456789012:alerts"),
        OneOf<string[]?>(null, [], ["a"], ["c"]),
        (action, resource, values) => values is null
            ? Policies.Call(action, resource)
            : Policies.Call(action, resource, ("test:key", values)));

    [Fact]
    public void OneMoreDeny_NeverAllowsMore() =>
        Gen.Select(Statement.List[0, 5], Body, Call).Sample((statements, body, call) =>
            Allowed(statements, call) || !Allowed([.. statements, Text("Deny", body)], call));

    [Fact]
    public void OneMoreAllow_NeverDeniesMore() =>
        Gen.Select(Statement.List[0, 5], Body, Call).Sample((statements, body, call) =>
            !Allowed(statements, call) || Allowed([.. statements, Text("Allow", body)], call));

    [Fact]
    public void TheOrderOfStatements_NeverMatters() =>
        Gen.Select(Statement.List[0, 5], Call).Sample((statements, call) =>
            Allowed(statements, call) == Allowed([.. statements.AsEnumerable().Reverse()], call));

    [Fact]
    public void WithoutTheNeededStatement_TheDecisionIsAnother_AndWithoutAnyOtherTheSame() =>
        Gen.Select(Statement.List[1, 5], Call).Sample((statements, call) =>
        {
            var iam = Service(statements);
            var decision = iam.Decide(call);
            return iam.Policies.Statements.All(s =>
                (iam.WithoutStatement(Policies.Caller, s.Index).Decide(call).Allowed != decision.Allowed) == (s == decision.Needed));
        });

    [Fact]
    public void ASecondDecision_OfTheSameCall_IsTheSame() =>
        Gen.Select(Statement.List[0, 5], Call).Sample((statements, call) =>
        {
            var iam = Service(statements);
            var first = iam.Decide(call);
            var second = iam.Decide(call);
            return (first.Allowed, first.Reason, first.Statement) == (second.Allowed, second.Reason, second.Statement);
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Text(string effect, string body) => $$"""{ "Effect": "{{effect}}", {{body}} }""";

    private static IamService Service(List<string> statements) => Policies.Service([.. statements]);

    private static bool Allowed(List<string> statements, ApiCall call) => Service(statements).Decide(call).Allowed;
}
