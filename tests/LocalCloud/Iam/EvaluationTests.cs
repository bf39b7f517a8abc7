using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class EvaluationTests
{
    private const string Orders = "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod";
    private const string AllowOrders =
        $$"""{ "Sid": "Orders", "Effect": "Allow", "Action": "rds:FailoverDBCluster", "Resource": "{{Orders}}" }""";

    [Theory]
    [InlineData("rds:FailoverDBCluster", Orders, true)]
    [InlineData("RDS:failoverdbcluster", Orders, true)]
    [InlineData("rds:FailoverDBCluster", "arn:aws:rds:us-east-1:123456789012:cluster:orders-test", false)]
    [InlineData("rds:FailoverDBCluster", "arn:aws:rds:us-east-1:123456789012:cluster:ORDERS-PROD", false)]
    [InlineData("rds:FailoverDBCluster", "*", false)]
    [InlineData("rds:RebootDBInstance", Orders, false)]
    public void Allow_OfOneActionOnOneResource_AllowsOnlyThem(string action, string resource, bool expected) =>
        Allows(AllowOrders, Call(action, resource)).ShouldBe(expected);

    [Fact]
    public void NoStatement_OfAnyPolicy_DeniesInAwsWords()
    {
        var decision = Service(AllowOrders).Decide(Call("rds:DescribeDBClusters", Orders));

        decision.Allowed.ShouldBeFalse();
        decision.Reason.ShouldBe("no identity-based policy allows the rds:DescribeDBClusters action");
        decision.Statement.ShouldBeNull();
    }

    [Fact]
    public void Deny_BesideAllow_WinsInAwsWords()
    {
        var decision = Service(AllowOrders, """{ "Sid": "Never", "Effect": "Deny", "Action": "rds:*", "Resource": "*" }""")
            .Decide(Call("rds:FailoverDBCluster", Orders));

        decision.Allowed.ShouldBeFalse();
        decision.Reason.ShouldBe("with an explicit deny in an identity-based policy");
        decision.Statement.ShouldNotBeNull().Sid.ShouldBe("Never");
        decision.Needed.ShouldBe(decision.Statement);
    }

    // IAM user guide, "The difference between explicit and implicit denies".
    [Theory]
    [InlineData("iam:GetUser", true)]
    [InlineData("iam:ListUsers", true)]
    [InlineData("iam:CreatePolicy", false)]
    [InlineData("iam:GetOrganizationsAccessReport", false)]
    [InlineData("iam:GenerateCredentialReport", false)]
    public void GetAndListWithoutReports_AsIamDocuments_DecidesAsDocumented(string action, bool expected) => Allows("""
        [{ "Sid": "AllowGetList", "Effect": "Allow", "Action": ["iam:Get*", "iam:List*"], "Resource": "*" },
         { "Sid": "DenyReports", "Effect": "Deny", "Action": "iam:*Report", "Resource": "*" }]
        """, Call(action)).ShouldBe(expected);

    // IAM user guide, "NotAction": all of S3 except deleting buckets, and with "arn:aws:s3:::*" nothing in other services.
    [Theory]
    [InlineData("s3:PutObject", "arn:aws:s3:::bucket/key", true)]
    [InlineData("s3:DeleteBucket", "arn:aws:s3:::bucket", false)]
    [InlineData("s3:deletebucket", "arn:aws:s3:::bucket", false)]
    [InlineData("rds:DescribeDBClusters", Orders, false)]
    public void NotAction_WithResource_AllowsAllOthersOnIt(string action, string resource, bool expected) => Allows(
        """{ "Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::*" }""", Call(action, resource))
            .ShouldBe(expected);

    // IAM user guide, "NotResource": deny everything except one bucket.
    [Theory]
    [InlineData("arn:aws:s3:::HRBucket/Payroll/may", true)]
    [InlineData("arn:aws:s3:::HRBucket/Payroll", true)]
    [InlineData("arn:aws:s3:::HRBucket/Other", false)]
    public void NotResource_InDeny_DeniesAllOthers(string resource, bool expected) => Allows("""
        [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
         { "Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"] }]
        """, Call("s3:GetObject", resource)).ShouldBe(expected);

    [Theory]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:orders-?", "arn:aws:rds:us-east-1:123456789012:cluster:orders-a", true)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:orders-?", "arn:aws:rds:us-east-1:123456789012:cluster:orders-ab", false)]
    [InlineData("arn:aws:rds:*:cluster:orders", "arn:aws:rds:eu-west-1:123456789012:cluster:orders", true)]
    [InlineData("arn:aws:rds:*", "arn:aws:rds:eu-west-1:123456789012:db:orders-0", true)]
    [InlineData("arn:aws:rds:*", "arn:aws:sns:eu-west-1:123456789012:alerts", false)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:*", "*", false)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:*", "arn:aws:rds:us-east-1:123456789012:cluster:*", true)]
    public void Resource_WithWildcards_MatchesAcrossColons(string pattern, string resource, bool expected) => Allows(
        $$"""{ "Effect": "Allow", "Action": "*", "Resource": "{{pattern}}" }""", Call("rds:DescribeDBClusters", resource))
            .ShouldBe(expected);

    [Fact]
    public void SeveralActionsAndResources_OfOneStatement_AreEachAllowed()
    {
        const string Statement = """
            { "Effect": "Allow", "Action": ["sns:Publish", "sqs:SendMessage"], "Resource": ["arn:aws:sns:*:*:a", "arn:aws:sqs:*:*:b"] }
            """;

        Allows(Statement, Call("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:b")).ShouldBeTrue();
        Allows(Statement, Call("sns:Publish", "arn:aws:sns:us-east-1:123456789012:a")).ShouldBeTrue();
        Allows(Statement, Call("sns:Publish", "arn:aws:sns:us-east-1:123456789012:b")).ShouldBeFalse();
    }
}
