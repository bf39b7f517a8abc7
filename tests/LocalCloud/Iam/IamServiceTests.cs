using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using static Failover.Tests.LocalCloud.Iam.Policies;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class IamServiceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    private const string TwoReads = """
        [{ "Sid": "Clusters", "Effect": "Allow", "Action": "rds:DescribeDBClusters", "Resource": "*" },
         { "Sid": "Events", "Effect": "Allow", "Action": "rds:DescribeEvents", "Resource": "*" },
         { "Sid": "Both", "Effect": "Allow", "Action": "rds:Describe*", "Resource": "*" }]
        """;

    [Theory]
    [InlineData("person", true)]
    [InlineData("events", true)]
    [InlineData("states", false)]
    [InlineData("UnknownFunction", false)]
    public void Caller_WithoutPolicies_IsAllowedOnlyOutside(string caller, bool expected) =>
        Service().Decide(Call("rds:FailoverDBCluster") with { Caller = caller }).Allowed.ShouldBe(expected);

    [Fact]
    public void Outside_IsConfigurable()
    {
        var iam = new IamService(IamPolicies.Empty, outside: ["states"]);

        iam.Decide(Call("a:B") with { Caller = "states" }).Allowed.ShouldBeTrue();
        iam.Decide(Call("a:B") with { Caller = "person" }).Allowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("sns:Subscribe", "because no identity-based policy allows the sns:Subscribe action")]
    [InlineData("sns:Publish", "alerts with an explicit deny in an identity-based policy")]
    public void Gate_OfADeniedCall_ThrowsAwsMessageWithoutEffect(string action, string expected)
    {
        var core = new CloudCore(1, Start);
        core.Gate.Authorize = Service("""
            [{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" }, { "Effect": "Deny", "Action": "sns:Publish", "Resource": "*" }]
            """).Authorize;
        var effects = 0;

        var error = Should.Throw<UnauthorizedAccessException>(() => core.Time.Run(() => core.Gate.CallAsync(
            Call(action, "arn:aws:sns:us-east-1:123456789012:alerts"),
            (code, message, status) => new UnauthorizedAccessException($"{code} {status}: {message}"),
            () => ++effects,
            CancellationToken.None)));

        error.Message.ShouldStartWith("AccessDenied 403: User: ");
        error.Message.ShouldContain($"is not authorized to perform: {action} on resource: arn:aws:sns:us-east-1:123456789012:");
        error.Message.ShouldEndWith(expected);
        effects.ShouldBe(0);
    }

    [Fact]
    public void Usage_AfterCalls_ReportsWhatWasNeededUnusedAndDenied()
    {
        var iam = Service(TwoReads);
        iam.Decide(Call("rds:DescribeDBClusters"));
        iam.Decide(Call("rds:DescribeDBClusters"));
        iam.Decide(Call("rds:DescribeGlobalClusters"));
        iam.Decide(Call("sns:Publish"));
        iam.Decide(Call("sns:Publish"));

        iam.Usage.Unused.Select(s => s.Sid).ShouldBe(["Events"]);
        iam.Usage.Redundant.Select(s => s.Sid).ShouldBe(["Clusters", "Events"]);
        iam.Usage.CallsOf(iam.Policies.Statements.Last()).ShouldBe(["rds:DescribeDBClusters on *", "rds:DescribeGlobalClusters on *"]);
        iam.Usage.Denied.ShouldHaveSingleItem()
            .ShouldBe(new DeniedCall(Caller, "sns:Publish", "*", "no identity-based policy allows the sns:Publish action", 2));
    }

    [Fact]
    public void WithoutStatement_RemovesOneAndKeepsTheOthersIndexes()
    {
        var iam = Service(TwoReads);
        var without = iam.WithoutStatement(Caller, 2).WithoutStatement(Caller, 0);

        without.Policies.Statements.Select(s => (s.Index, s.Sid)).ShouldBe([(1, "Events")]);
        without.Decide(Call("rds:DescribeDBClusters")).Allowed.ShouldBeFalse();
        without.Decide(Call("rds:DescribeEvents")).Allowed.ShouldBeTrue();
        iam.Decide(Call("rds:DescribeDBClusters")).Allowed.ShouldBeTrue("the first service stays as it was");
        Should.Throw<ArgumentException>(() => without.WithoutStatement(Caller, 0));
        Should.Throw<ArgumentException>(() => without.WithoutStatement("Nobody", 0));
    }

    [Fact]
    public void Mutation_OfEachStatement_DeniesWhatOnlyItAllowed()
    {
        const string Policy = """
            [{ "Sid": "Read", "Effect": "Allow", "Action": "rds:DescribeDBClusters", "Resource": "arn:aws:rds:us-east-1:123456789012:cluster:*" },
             { "Sid": "Tell", "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:alerts" }]
            """;
        ApiCall[] scenario =
        [
            Call("rds:DescribeDBClusters", "arn:aws:rds:us-east-1:123456789012:cluster:orders"),
            Call("sns:Publish", "arn:aws:sns:us-east-1:123456789012:alerts"),
        ];
        var iam = Service(Policy);

        foreach (var (index, statement) in iam.Policies.Statements.Index())
        {
            var mutant = iam.WithoutStatement(statement.Principal, statement.Index);
            scenario.Where(c => !mutant.Decide(c).Allowed).ShouldBe([scenario[index]]);
        }
    }

    [Fact]
    public void CallWithConditions_IsDecidedAnewEachTime()
    {
        var iam = Service("""
            { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "test:key": "a" } } }
            """);

        iam.Decide(Call("sns:Publish", "*", ("test:key", ["a"]))).Allowed.ShouldBeTrue();
        iam.Decide(Call("sns:Publish", "*", ("test:key", ["b"]))).Allowed.ShouldBeFalse();
        iam.Decide(Call("sns:Publish")).Allowed.ShouldBeFalse();
        iam.Decide(Call("sns:Publish", "*", ("test:key", ["a"]))).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void ConditionOnTheTime_FollowsVirtualTime()
    {
        var core = new CloudCore(1, Start);
        var iam = new IamService(IamPolicies.Empty.With(Caller, [Document("""
            { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-11-22T18:00:00Z" } } }
            """)]), core.Time);

        core.Time.Run(async () =>
        {
            iam.Decide(Call("sns:Publish")).Allowed.ShouldBeTrue();
            await core.Time.Delay(TimeSpan.FromHours(1), CancellationToken.None);
            iam.Decide(Call("sns:Publish")).Allowed.ShouldBeFalse();
        });
    }
}
