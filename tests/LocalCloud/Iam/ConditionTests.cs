using Failover.LocalCloud.Iam;
using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class ConditionTests
{
    private const string Arn = "arn:aws:sns:us-east-1:123456789012:alerts:sub";

    [Theory]
    [InlineData("StringEquals", "Prod", "Prod", true)]
    [InlineData("StringEquals", "Prod", "prod", false)]
    [InlineData("StringEquals", "P*", "Prod", false)]
    [InlineData("StringEquals", "P*", "P*", true)]
    [InlineData("StringNotEquals", "Prod", "Prod", false)]
    [InlineData("StringNotEquals", "Prod", "Test", true)]
    [InlineData("StringEqualsIgnoreCase", "Prod", "pROD", true)]
    [InlineData("StringNotEqualsIgnoreCase", "Prod", "pROD", false)]
    [InlineData("StringLike", "P?o*", "Product", true)]
    [InlineData("StringLike", "p*", "Product", false)]
    [InlineData("StringNotLike", "P?o*", "Product", false)]
    [InlineData("StringNotLike", "x*", "Product", true)]
    [InlineData("ArnLike", "arn:aws:sns:*:123456789012:al*", Arn, true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:123456789012:al*", Arn, true)]
    [InlineData("ArnLike", "arn:aws:sns:*:*:*", Arn, true)]
    [InlineData("ArnLike", "arn:*:*:*:*:sub", Arn, false)]
    [InlineData("ArnLike", "*", Arn, true)]
    [InlineData("ArnLike", "*", "no-arn", false)]
    [InlineData("ArnNotLike", "arn:aws:sns:*:123456789012:al*", Arn, false)]
    [InlineData("ArnNotEquals", "arn:aws:sqs:*:*:*", Arn, true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("Bool", "false", "maybe", false)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThanEquals", "10", "many", false)]
    [InlineData("DateLessThan", "2026-11-22T17:00:00Z", "2026-11-22T16:59:59Z", true)]
    [InlineData("DateLessThan", "2026-11-22T17:00:00Z", "2026-11-22T17:00:00Z", false)]
    [InlineData("DateGreaterThanEquals", "2026-11-22T18:00:00+01:00", "2026-11-22T17:00:00Z", true)]
    [InlineData("DateEquals", "0", "1970-01-01T00:00:00Z", true)]
    [InlineData("DateNotEquals", "0", "1970-01-01", false)]
    public void Operator_OnPresentKey_Compares(string name, string wanted, string actual, bool expected) =>
        Holds($$"""{ "{{name}}": { "test:key": "{{wanted}}" } }""", ("test:key", [actual])).ShouldBe(expected);

    // IAM user guide: an absent key fails a positive operator, and meets a negated one and IfExists.
    [Theory]
    [InlineData("StringEquals", "a", false)]
    [InlineData("StringLike", "*", false)]
    [InlineData("StringNotEquals", "a", true)]
    [InlineData("StringNotLike", "*", true)]
    [InlineData("ArnNotLike", "*", true)]
    [InlineData("NumericNotEquals", "1", true)]
    [InlineData("Bool", "false", false)]
    [InlineData("BoolIfExists", "false", true)]
    [InlineData("StringEqualsIfExists", "a", true)]
    [InlineData("ForAllValues:StringEquals", "a", true)]
    [InlineData("ForAnyValue:StringEquals", "a", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "a", true)]
    [InlineData("Null", "true", true)]
    [InlineData("Null", "false", false)]
    public void Operator_OnAbsentKey_DecidesAsDocumented(string name, string wanted, bool expected)
    {
        var condition = $$"""{ "{{name}}": { "test:key": "{{wanted}}" } }""";

        Holds(condition).ShouldBe(expected);
        Holds(condition, ("test:key", [])).ShouldBe(expected, "an empty key is an absent one");
    }

    [Theory]
    [InlineData("StringEquals", "b", true)]
    [InlineData("StringEquals", "c", false)]
    [InlineData("StringNotEquals", "b", false)]
    [InlineData("StringNotEquals", "c", true)]
    public void SeveralValues_OfOneKey_AreOredAndNegatedNored(string name, string actual, bool expected) =>
        Holds($$"""{ "{{name}}": { "test:key": ["a", "b"] } }""", ("test:key", [actual])).ShouldBe(expected);

    [Theory]
    [InlineData("x", "y", true)]
    [InlineData("x", "-", false)]
    [InlineData("-", "y", false)]
    public void SeveralKeysAndOperators_OfOneStatement_AreAnded(string first, string second, bool expected)
    {
        (string, string[])[] keys = [("test:one", [first]), ("test:two", [second])];

        Holds("""{ "StringEquals": { "test:one": "x", "test:two": "y" } }""", keys).ShouldBe(expected);
        Holds("""{ "StringEquals": { "test:one": "x" }, "StringLike": { "test:two": "y" } }""", keys).ShouldBe(expected);
    }

    [Fact]
    public void KeyName_InOtherCase_IsTheSameKey() =>
        Holds("""{ "StringEquals": { "AWS:sourceaccount": "1" } }""", ("aws:SourceAccount", ["1"])).ShouldBeTrue();

    [Fact]
    public void BooleanAndNumber_OfJson_AreTakenAsText()
    {
        Holds("""{ "Null": { "test:key": false } }""", ("test:key", ["1"])).ShouldBeTrue();
        Holds("""{ "NumericEquals": { "test:key": 1 } }""", ("test:key", ["1"])).ShouldBeTrue();
        Holds("""{ "Bool": { "test:key": true } }""", ("test:key", ["false"])).ShouldBeFalse();
    }

    [Fact]
    public void SeveralValues_OfTheRequestWithoutSetOperator_AreRefused() =>
        Should.Throw<PolicyException>(() => Holds("""{ "StringEquals": { "test:key": "a" } }""", ("test:key", ["a", "b"])))
            .Message.ShouldContain("ForAllValues or ForAnyValue");

    [Theory]
    [InlineData("aws:RequestedRegion", "us-east-1")]
    [InlineData("aws:PrincipalAccount", "123456789012")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::123456789012:role/TestFunctionRole")]
    [InlineData("aws:SecureTransport", "true")]
    public void GlobalKey_OfEveryCall_IsKnown(string key, string value) =>
        Holds($$"""{ "StringEquals": { "{{key}}": "{{value}}" } }""").ShouldBeTrue();
}
