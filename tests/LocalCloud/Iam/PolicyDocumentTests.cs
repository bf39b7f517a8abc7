using System.Text.Json.Nodes;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class PolicyDocumentTests
{
    private const string Valid = """ "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" """;

    [Theory]
    [InlineData("""{ "Effect": "allow", "Action": "a:B", "Resource": "*" }""", "Effect", "neither Allow nor Deny")]
    [InlineData("""{ "Action": "a:B", "Resource": "*" }""", "Effect", "is missing")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B" }""", "Resource", "is missing")]
    [InlineData("""{ "Effect": "Allow", "Resource": "*" }""", "Action", "is missing")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "NotAction": "a:C", "Resource": "*" }""", "Action", "combined with NotAction")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "NotResource": "*" }""", "Resource", "combined with NotResource")]
    [InlineData("""{ "Effect": "Allow", "Action": [], "Resource": "*" }""", "Action", "empty list")]
    [InlineData("""{ "Effect": "Allow", "Action": "Publish", "Resource": "*" }""", "Action", "service:Name")]
    [InlineData("""{ "Effect": "Allow", "Action": "s*:Publish", "Resource": "*" }""", "Action", "service:Name")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:", "Resource": "*" }""", "Action", "service:Name")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "my-topic" }""", "Resource", "neither * nor an ARN")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": { "Ref": "Topic" } }""", "Resource", "unresolved intrinsic")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": [null] }""", "Resource", "found null")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": "*" }""", "Principal", "names no principal")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "NotPrincipal": "*" }""", "NotPrincipal", "names no principal")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Resources": "*" }""", "Resources", "not an element of")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Sid": "not-ok" }""", "Sid", "letters and digits")]
    [InlineData("""{ "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": [] }""", "Condition", "object of operators")]
    public void Statement_ThatIsMalformed_IsRefusedByStatementAndField(string statement, string field, string expected)
    {
        var message = Refusal($$"""{ "Statement": [{ {{Valid}} }, {{statement}}] }""");

        message.ShouldStartWith("queue policy, statement 1");
        message.ShouldContain($", {field}: ");
        message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("""{ "StringEqual": { "k": "v" } }""", "'StringEqual' is not supported")]
    [InlineData("""{ "stringEquals": { "k": "v" } }""", "'stringEquals' is not supported")]
    [InlineData("""{ "ForSomeValues:StringEquals": { "k": "v" } }""", "is not supported")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }""", "IpAddress is not supported")]
    [InlineData("""{ "NotIpAddressIfExists": { "aws:SourceIp": "10.0.0.0/8" } }""", "NotIpAddress is not supported")]
    [InlineData("""{ "BinaryEquals": { "k": "QmluYXJ5" } }""", "BinaryEquals is not supported")]
    [InlineData("""{ "StringEquals": "v" }""", "object of condition keys")]
    [InlineData("""{ "StringEquals": { "k": [] } }""", "empty list")]
    [InlineData("""{ "Bool": { "k": "yes" } }""", "found 'yes'")]
    [InlineData("""{ "Null": { "k": "no" } }""", "found 'no'")]
    [InlineData("""{ "NullIfExists": { "k": "true" } }""", "neither IfExists nor a set operator")]
    [InlineData("""{ "ForAllValues:Null": { "k": "true" } }""", "neither IfExists nor a set operator")]
    [InlineData("""{ "NumericEquals": { "k": "ten" } }""", "not a number")]
    [InlineData("""{ "DateLessThan": { "k": "tomorrow" } }""", "neither an ISO 8601 date")]
    [InlineData("""{ "ArnLike": { "k": "alerts" } }""", "not an ARN")]
    public void Condition_ThatIsMalformed_IsRefusedByOperator(string condition, string expected)
    {
        var message = Refusal($$"""{ "Statement": { "Sid": "Send", {{Valid}}, "Condition": {{condition}} } }""");

        message.ShouldStartWith("queue policy, statement 0 (Send), Condition, ");
        message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("""[]""", "expects an object")]
    [InlineData("""{ "Version": "2012-10-17" }""", "Statement: is missing")]
    [InlineData("""{ "Statement": [] }""", "Statement: is missing or empty")]
    [InlineData("""{ "Statement": ["Allow"] }""", "statement 0: expects an object")]
    [InlineData("""{ "Version": "2026-01-01", "Statement": [] }""", "Version: '2026-01-01'")]
    [InlineData("""{ "Statements": [] }""", "Statements: is not an element of a policy")]
    public void Document_ThatIsMalformed_IsRefused(string json, string expected) => Refusal(json).ShouldContain(expected);

    [Fact]
    public void Sid_TwiceInAPolicy_IsRefused() =>
        Refusal($$"""{ "Statement": [{ "Sid": "A", {{Valid}} }, { "Sid": "A", {{Valid}} }] }""")
            .ShouldContain("statement 1 (A), Sid: is also the Sid of an earlier");

    [Fact]
    public void Document_WithOneStatementOrAList_KeepsWhatIsWritten()
    {
        var single = PolicyDocument.Parse(JsonNode.Parse($$"""{ "Id": "x", "Statement": { "Sid": "A", {{Valid}} } }"""), "p");
        var list = PolicyDocument.Parse(
            JsonNode.Parse($$"""{ "Statement": [{ {{Valid}} }, { "Effect": "Deny", "NotAction": ["a:B"], "NotResource": "*" }] }"""));

        single.Name.ShouldBe("p");
        single.Statements.ShouldHaveSingleItem().Sid.ShouldBe("A");
        list.Statements.Select(s => s.Effect).ShouldBe([PolicyEffect.Allow, PolicyEffect.Deny]);
        list.Statements[1].IsNotAction.ShouldBeTrue();
        list.Statements[1].IsNotResource.ShouldBeTrue();
        list.Statements[1].Actions.ShouldBe(["a:B"]);
    }

    private static string Refusal(string json) =>
        Should.Throw<PolicyException>(() => PolicyDocument.Parse(JsonNode.Parse(json), "queue policy")).Message;
}
