using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>What will take the writer away, and when it is time to say so.</summary>
public sealed class ForesightChecksTests
{
    private const string Writer = "arn:aws:rds:us-east-1:123456789012:db:orders-prod-1";

    [Theory]
    [InlineData(Writer, 6.9, null, Answer.No)]
    [InlineData(Writer, 7.1, null, Answer.Yes)]
    [InlineData(Writer, 30.0, 2.0, Answer.No)]
    [InlineData(Writer, null, null, Answer.Yes)]
    [InlineData("arn", 1.0, null, Answer.No)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:db:other-1", 1.0, null, Answer.Yes)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:cluster:orders-prod-1", 1.0, null, Answer.Yes)]
    public void Maintenance_ThatIsApplied_CountsWithinAWeekAndForOurOwn(string arn, double? forced, double? auto, Answer expected)
    {
        var check = ForesightChecks.Maintenance(Maintained(arn, new MaintenanceAction("os-upgrade", In(forced), In(auto), null)));

        check.Ok.ShouldBe(expected, check.Found);
    }

    [Fact]
    public void Maintenance_Pending_NamesDayAndInstanceAndOffersAPlannedFailover()
    {
        var check = ForesightChecks.Maintenance(Maintained(Writer, new MaintenanceAction("system-update", In(3), null, null)));

        check.Found.ShouldBe($"system-update of orders-prod-1 by {Sample.Now.AddDays(3):yyyy-MM-dd}");
        check.Mend.ShouldNotBeNull().ShouldContain("""{"cluster": "orders-prod", "drill": {"kind": "failover"}}""");
    }

    [Fact]
    public void Modifications_Pending_AreNamed()
    {
        var check = ForesightChecks.Modifications(With(m => m with { Pending = m.IsWriter ? ["class to db.r6g.2xlarge"] : [] }));

        (check.Ok, check.Found).ShouldBe((Answer.No, "orders-prod-1: class to db.r6g.2xlarge"));
    }

    [Theory]
    [InlineData(29.9, Answer.No)]
    [InlineData(30.1, Answer.Yes)]
    [InlineData(null, Answer.Yes)]
    public void Certificates_ThatExpire_AreNamedAMonthBefore(double? days, Answer expected) =>
        ForesightChecks.Certificates(With(m => m with { CertificateValidTill = m.IsWriter ? In(days) : In(900) })).Ok.ShouldBe(expected);

    [Theory]
    [InlineData("db.r6g.xlarge", "db.r6g.large", Answer.No)]
    [InlineData("db.r6g.xlarge", "db.r8g.xlarge", Answer.Yes)]
    [InlineData("db.r6g.large", "db.r6g.16xlarge", Answer.Yes)]
    [InlineData("db.r6g.16xlarge", "db.r6g.12xlarge", Answer.No)]
    [InlineData("db.serverless", "db.t4g.medium", Answer.Yes)]
    [InlineData(null, "db.t4g.medium", Answer.Yes)]
    public void PromotionTarget_SmallerThanTheWriter_IsNamed(string? writer, string replica, Answer expected) =>
        ForesightChecks.PromotionTarget(With(m => m with { Class = m.IsWriter ? writer : replica })).Ok.ShouldBe(expected);

    [Fact]
    public void PromotionOrder_IsTierThenSize()
    {
        MemberView[] members =
        [
            Replica("a", 1, "db.r6g.4xlarge"), Replica("b", 0, "db.r6g.large"), Replica("c", 0, "db.r6g.xlarge"),
            Replica("w", 0, "db.r6g.16xlarge") with { IsWriter = true },
        ];

        PromotionOrder.First(members)!.Id.ShouldBe("c");
        PromotionOrder.First([members[3]]).ShouldBeNull();
    }

    [Theory]
    [InlineData("active", true, "db-cluster", "orders-prod", Answer.Yes)]
    [InlineData("topic-not-exist", true, "db-cluster", "orders-prod", Answer.No)]
    [InlineData("no-permission", true, null, null, Answer.No)]
    [InlineData("active", false, "db-instance", "orders-prod-2", Answer.No)]
    [InlineData("topic-not-exist", true, "db-cluster", "other", Answer.Yes)]
    [InlineData("topic-not-exist", true, "db-snapshot", null, Answer.Yes)]
    public void EventSubscriptions_ThatDeliverNothing_AreNamedWhereTheyAreOurs(
        string status, bool enabled, string? type, string? source, Answer expected)
    {
        var entry = new EventSubscriptionEntry("team", status, enabled, type, source is null ? null : [source]);

        ForesightChecks.EventSubscriptions(Evidence.Whole with
        {
            Request = Evidence.Whole.Request with { Subscriptions = new EventSubscriptionsAnswer([entry], null) },
        }).Ok.ShouldBe(expected);
    }

    private static MemberView Replica(string id, int tier, string size) => new(id, false, "available", id) { Tier = tier, Class = size };

    private static DateTimeOffset? In(double? days) => days is { } count ? Sample.Now.AddDays(count) : null;

    private static ReadinessEvidence With(Func<MemberView, MemberView> change)
    {
        var cluster = Evidence.Cluster();
        return Evidence.Whole with { Cluster = Lookup.From(cluster with { Members = [.. cluster.Members.Select(change)] }) };
    }

    private static ReadinessEvidence Maintained(string arn, MaintenanceAction action) => Evidence.Whole with
    {
        Request = Evidence.Whole.Request with { Maintenance = new MaintenanceAnswer([new MaintenanceOf(arn, [action])], null) },
    };
}
