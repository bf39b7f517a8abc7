using Failover.LocalCloud.Iam;
using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class PolicyVariableTests
{
    private static bool Reaches(
        string pattern, string resource, string version = "2012-10-17", params (string Key, string[] Values)[] keys) =>
        new IamService(IamPolicies.Empty.With(Caller, [
            Document($$"""{ "Effect": "Allow", "Action": "*", "Resource": "{{pattern}}" }""", version)]))
                .Decide(Call("s3:GetObject", resource, keys)).Allowed;

    [Theory]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalAccount}/*", "arn:aws:s3:::b/123456789012/x", true)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalAccount}/*", "arn:aws:s3:::b/999999999999/x", false)]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/team, 'all'}/*", "arn:aws:s3:::b/all/x", true)]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b//x", false)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", false)]
    [InlineData("arn:aws:s3:::b/${?}${$}", "arn:aws:s3:::b/?$", true)]
    [InlineData("arn:aws:s3:::b/${?}", "arn:aws:s3:::b/x", false)]
    public void Variable_InResource_StandsForItsValue(string pattern, string resource, bool expected) =>
        Reaches(pattern, resource).ShouldBe(expected);

    [Fact]
    public void Variable_OfTheRequest_IsTextAndNotAWildcard()
    {
        Reaches("arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/ann", keys: ("aws:username", ["ann"])).ShouldBeTrue();
        Reaches("arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/ann", keys: ("aws:username", ["*"])).ShouldBeFalse();
    }

    [Fact]
    public void Variable_InCondition_StandsForItsValue()
    {
        const string Condition = """{ "StringLike": { "test:key": "${test:name}-*" } }""";

        Holds(Condition, ("test:key", ["ann-1"]), ("test:name", ["ann"])).ShouldBeTrue();
        Holds(Condition, ("test:key", ["bob-1"]), ("test:name", ["ann"])).ShouldBeFalse();
    }

    // Only version 2012-10-17 has variables.
    [Fact]
    public void Variable_InTheOldVersion_IsPlainText()
    {
        Reaches("arn:aws:s3:::b/${aws:PrincipalAccount}", "arn:aws:s3:::b/123456789012", "2008-10-17").ShouldBeFalse();
        Reaches("arn:aws:s3:::b/${aws:PrincipalAccount}", "arn:aws:s3:::b/${aws:PrincipalAccount}", "2008-10-17").ShouldBeTrue();
    }

    [Theory]
    [InlineData("arn:aws:sns:${AWS::Region}:*:a", "Fn::Sub")]
    [InlineData("arn:aws:sns:*:*:${TopicName}", "Fn::Sub")]
    [InlineData("arn:aws:sns:*:*:${aws:username", "does not close")]
    [InlineData("arn:aws:sns:*:*:${aws:username, all}", "single quotes")]
    public void Variable_Invalid_IsRefused(string pattern, string expected) =>
        Should.Throw<PolicyException>(() => Reaches(pattern, "*")).Message.ShouldContain(expected);
}
