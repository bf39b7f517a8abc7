using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>The documented pattern for a single record: three keys of several values, each with ForAllValues and a Null check.</summary>
public sealed class RecordConditionTests
{
    private const string Zone = "arn:aws:route53:::hostedzone/Z111";
    private const string Names = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
    private const string Types = "route53:ChangeResourceRecordSetsRecordTypes";
    private const string Actions = "route53:ChangeResourceRecordSetsActions";

    private const string ForAll = $$"""
        "ForAllValues:StringEquals": {
          "{{Names}}": ["db.example.com"],
          "{{Types}}": ["CNAME"],
          "{{Actions}}": ["CREATE", "DELETE"] }
        """;

    private const string NotNull = $$""" "Null": { "{{Names}}": "false", "{{Types}}": "false", "{{Actions}}": "false" } """;

    private static string Statement(string conditions) => $$"""
        { "Effect": "Allow", "Action": "route53:ChangeResourceRecordSets", "Resource": "{{Zone}}", "Condition": { {{conditions}} } }
        """;

    private static bool Allowed(string conditions, string[]? names, string[]? types, string[]? actions) =>
        Allows(Statement(conditions), Call("route53:ChangeResourceRecordSets", Zone,
            [.. new (string Key, string[]? Values)[] { (Names, names), (Types, types), (Actions, actions) }
                .Where(c => c.Values is not null).Select(c => (c.Key, c.Values!))]));

    [Theory]
    [InlineData("db.example.com", "CNAME", "CREATE", true)]
    [InlineData("db.example.com", "CNAME", "DELETE,CREATE", true)]
    [InlineData("db.example.com", "CNAME", "UPSERT", false)]
    [InlineData("db.example.com", "CNAME", "DELETE,CREATE,UPSERT", false)]
    [InlineData("db.example.com", "A", "CREATE", false)]
    [InlineData("db.example.com", "CNAME,TXT", "CREATE", false)]
    [InlineData("db.example.com,other.example.com", "CNAME", "CREATE", false)]
    [InlineData("other.example.com", "CNAME", "CREATE", false)]
    [InlineData("DB.example.com", "CNAME", "CREATE", false)]
    [InlineData("db.example.com.", "CNAME", "CREATE", false)]
    public void Change_UnderThePattern_IsAllowedOnlyIfAllValuesAre(string names, string types, string actions, bool expected) =>
        Allowed($"{ForAll}, {NotNull}", names.Split(','), types.Split(','), actions.Split(',')).ShouldBe(expected);

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    public void AbsentKey_WithoutNullCheck_IsAllowedAndWithItDenied(bool noNames, bool noTypes, bool noActions)
    {
        var names = noNames ? null : new[] { "db.example.com" };
        var types = noTypes ? null : new[] { "CNAME" };
        var actions = noActions ? null : new[] { "CREATE" };

        Allowed(ForAll, names, types, actions).ShouldBeTrue();
        Allowed($"{ForAll}, {NotNull}", names, types, actions).ShouldBeFalse();
    }

    [Fact]
    public void EmptyKey_WithNullCheck_IsDenied()
    {
        Allowed(ForAll, [], [], []).ShouldBeTrue();
        Allowed($"{ForAll}, {NotNull}", [], ["CNAME"], ["CREATE"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ForAnyValue:StringEquals", "a,x", true)]
    [InlineData("ForAnyValue:StringEquals", "x,y", false)]
    [InlineData("ForAllValues:StringNotEquals", "x,y", true)]
    [InlineData("ForAllValues:StringNotEquals", "a,y", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a,y", true)]
    [InlineData("ForAnyValue:StringNotEquals", "a,b", false)]
    [InlineData("ForAllValues:StringLike", "a,b", true)]
    public void SetOperator_OverSeveralValues_AsksAllOrAny(string name, string actual, bool expected) =>
        Holds($$"""{ "{{name}}": { "test:key": ["a", "b"] } }""", ("test:key", actual.Split(','))).ShouldBe(expected);
}
