using Failover.LocalCloud.Iam;
using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class PolicyLintTests
{
    private const string Names = "route53:ChangeResourceRecordSetsNormalizedRecordNames";

    private static string[] Rules(params string[] statements) =>
        [.. PolicyLint.Check(Service(statements).Policies).Select(f => $"{f.Rule} {f.Subject}")];

    private static string Allow(string actions, string resources, string condition = "{}") =>
        $$"""{ "Effect": "Allow", "Action": {{actions}}, "Resource": {{resources}}, "Condition": {{condition}} }""";

    [Theory]
    [InlineData("\"rds:DescribeDBClusters\"", "\"arn:aws:rds:us-east-1:123456789012:cluster:*\"")]
    [InlineData("\"rds:DescribeEvents\"", "\"*\"")]
    [InlineData(
        "[\"rds:DescribeDBClusters\", \"rds:DescribeDBInstances\"]",
        "[\"arn:aws:rds:*:123456789012:cluster:*\", \"arn:aws:rds:*:123456789012:db:*\"]")]
    [InlineData(
        "\"rds:FailoverGlobalCluster\"", "[\"arn:aws:rds:*:123456789012:cluster:*\", \"arn:aws:rds::123456789012:global-cluster:*\"]")]
    [InlineData("\"rds:FailoverDBCluster\"", "\"arn:aws:rds:*:123456789012:cluster:orders\"")]
    [InlineData("\"route53:GetChange\"", "\"arn:aws:route53:::change/*\"")]
    [InlineData("\"sns:Publish\"", "\"arn:aws:sns:us-east-1:123456789012:alerts\"")]
    [InlineData("\"lambda:InvokeFunction\"", "\"arn:aws:lambda:us-east-1:123456789012:function:verify*\"")]
    [InlineData("\"rds:DescribeDBClusters\"", "\"arn:aws:rds:*\"")]
    [InlineData("\"RDS:describedbclusters\"", "\"arn:${aws:PrincipalTag/partition}:rds:*:*:cluster:orders\"")]
    public void Statement_ThatFits_HasNoFinding(string actions, string resources) => Rules(Allow(actions, resources)).ShouldBeEmpty();

    [Theory]
    [InlineData("\"rds:DescribeClusters\"", "\"*\"", "UnknownAction rds:DescribeClusters")]
    [InlineData("\"rds:Describe*\"", "\"*\"", "WildcardAction rds:Describe*")]
    [InlineData("\"*\"", "\"*\"", "WildcardAction *")]
    [InlineData("\"rds:DescribeDBClusters\"", "\"*\"", "BroadResource rds:DescribeDBClusters")]
    [InlineData("\"rds:DescribeEvents\"", "\"arn:aws:rds:us-east-1:123456789012:cluster:*\"",
        "ResourceCannotMatch rds:DescribeEvents|UselessResource arn:aws:rds:us-east-1:123456789012:cluster:*")]
    [InlineData(
        "[\"rds:DescribeDBClusters\", \"rds:DescribeDBInstances\"]", "\"arn:aws:rds:*:*:cluster:*\"",
        "ResourceCannotMatch rds:DescribeDBInstances")]
    [InlineData(
        "\"route53:GetChange\"", "[\"arn:aws:route53:::change/*\", \"arn:aws:route53:::hostedzone/*\"]",
        "UselessResource arn:aws:route53:::hostedzone/*")]
    [InlineData("\"rds:DescribeGlobalClusters\"", "\"arn:aws:rds:us-east-1:123456789012:global-cluster:*\"",
        "ResourceCannotMatch rds:DescribeGlobalClusters|UselessResource arn:aws:rds:us-east-1:123456789012:global-cluster:*")]
    [InlineData(
        "\"rds:SwitchoverGlobalCluster\"", "\"arn:aws:rds::123456789012:global-cluster:*\"",
        "MissingResourceType rds:SwitchoverGlobalCluster")]
    public void Statement_ThatDoesNotFit_IsFound(string actions, string resources, string expected) =>
        Rules(Allow(actions, resources)).ShouldBe(expected.Split('|'));

    [Fact]
    public void RequiredTypes_InTwoStatements_AreEnough() => Rules(
        Allow("\"rds:SwitchoverGlobalCluster\"", "\"arn:aws:rds::123456789012:global-cluster:*\""),
        Allow("\"rds:SwitchoverGlobalCluster\"", "\"arn:aws:rds:*:123456789012:cluster:*\"")).ShouldBeEmpty();

    [Fact]
    public void Deny_OfEverything_HasNoFinding() =>
        Rules("""{ "Effect": "Deny", "Action": ["*", "rds:FailoverDBCluster"], "Resource": "*" }""").ShouldBeEmpty();

    [Theory]
    [InlineData("Allow", "AllowWithNot NotAction")]
    [InlineData("Deny", "")]
    public void NotAction_IsFoundInAllow(string effect, string expected) =>
        string.Join('|', Rules($$"""{ "Effect": "{{effect}}", "NotAction": "rds:*", "Resource": "*" }""")).ShouldBe(expected);

    [Theory]
    [InlineData($$"""{ "StringEquals": { "{{Names}}": "a.b" } }""", $"MissingSetOperator {Names}")]
    [InlineData($$"""{ "ForAllValues:StringEquals": { "{{Names}}": "a.b" } }""", $"ForAllValuesWithoutNull {Names}")]
    [InlineData(
        $$"""{ "ForAllValues:StringEquals": { "{{Names}}": "a.b" }, "Null": { "{{Names}}": "true" } }""",
        $"ForAllValuesWithoutNull {Names}")]
    [InlineData($$"""{ "ForAllValues:StringEquals": { "{{Names}}": "a.b" }, "Null": { "{{Names}}": "false" } }""", "")]
    [InlineData($$"""{ "ForAnyValue:StringEquals": { "{{Names}}": "A.b" } }""", $"NotNormalized {Names}")]
    [InlineData($$"""{ "ForAnyValue:StringEquals": { "{{Names}}": "a.b." } }""", $"NotNormalized {Names}")]
    [InlineData("""{ "ForAnyValue:StringEquals": { "route53:ChangeResourceRecordSetsActions": "upsert" } }""",
        "NotNormalized route53:ChangeResourceRecordSetsActions")]
    public void Condition_OnRecords_IsEvaluated(string condition, string expected) => string.Join('|', Rules(Allow(
        "\"route53:ChangeResourceRecordSets\"", "\"arn:aws:route53:::hostedzone/Z111\"", condition))).ShouldBe(expected);

    [Fact]
    public void ManagedPolicy_IsEvaluatedOnlyOnDemand()
    {
        var policies = IamPolicies.Empty.With(Caller, [ManagedPolicies.Find("AWSLambdaRole")]);

        PolicyLint.Check(policies).ShouldBeEmpty();
        PolicyLint.Check(policies, managed: true).ShouldHaveSingleItem().Rule.ShouldBe(LintRule.BroadResource);
    }

    [Fact]
    public void Finding_AsText_NamesTheStatement() =>
        PolicyLint.Check(Service("""{ "Sid": "Tell", "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" }""").Policies)
            .ShouldHaveSingleItem().ToString()
            .ShouldBe("BroadResource: TestFunction[0] Tell of policy: sns:Publish can be restricted to arn:*:sns:*:*:*");
}
