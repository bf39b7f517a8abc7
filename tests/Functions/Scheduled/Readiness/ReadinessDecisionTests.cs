using Failover.Functions.Alarms;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

public sealed class ReadinessDecisionTests
{
    private static readonly Failure Throttled = new("Iam.IamException", "Rate exceeded");

    /// <summary>What is wrong, the checks that must report it, and the words of the first one.</summary>
    public static TheoryData<string, string[], string> Wrongs => new()
    {
        { "cluster is modifying", ["cluster", "record"], "the status of orders-prod is modifying, expected available" },
        { "replica is rebooting", ["replica", "availability-zones"], "none is healthy: orders-prod-2 rebooting" },
        { "no replica", ["replica", "availability-zones"], "no replica" },
        { "no replica is healthy", ["replica", "availability-zones"],
            "none is healthy: orders-prod-2 rebooting, orders-prod-3 not listed" },
        { "replica in the writer's zone", ["availability-zones"], "orders-prod-1 in us-east-1a (writer), orders-prod-2 in us-east-1a" },
        { "replica in no zone", ["availability-zones"], "orders-prod-1 in us-east-1a (writer), orders-prod-2 in no zone" },
        { "observe", ["mode"], "observe, from the setting" },
        { "tagged observe", ["mode"], "observe, from the tag" },
        { "zone refused", ["hosted-zone"], "no such zone" },
        { "no record", ["record"], "no record of that name" },
        { "record astray", ["record"], "points to elsewhere" },
        { "record refused", ["record", "ttl"], "an A record" },
        { "name astray", ["name"], "in the VPC db.example.com resolves to elsewhere" },
        { "name shadowed", ["name"], $"a private zone answers; in the VPC db.example.com resolves to {Sample.ClusterEndpoint}" },
        { "ttl", ["ttl"], "6 s" },
        { "trigger missing", ["alarms"], "missing: writer-down" },
        { "alarm missing", ["alarms"], "missing: failover-failed" },
        { "alarms missing", ["alarms"], "missing: heartbeat-lost, failover-failed" },
        { "actions disabled", ["alarm-actions"], "silent: heartbeat-lost" },
        { "another topic", ["alarm-actions"], "silent: heartbeat-lost" },
        { "alarm is in ALARM", ["alarm-states"], "failover-failed is ALARM" },
        { "alarms in ALARM", ["alarm-states"], "failover-failed is ALARM, heartbeat-lost is ALARM" },
        { "alarm without data", ["alarm-states"], "writer-down is INSUFFICIENT_DATA" },
        { "rule disabled", ["trigger"], "DISABLED" },
        { "rule gone", ["trigger"], "gone" },
        { "no beat", ["heartbeat"], "none in 120 s" },
        { "dead beat", ["heartbeat"], "0, 0 s ago" },
        { "denied", ["permissions"], "UpsertCname may not route53:ChangeResourceRecordSets on arn:zone (implicitDeny)" },
        { "both denied", ["permissions"],
            "UpsertCname may not route53:ChangeResourceRecordSets on arn:zone (explicitDeny); CheckWriter may not "
                + "route53:ChangeResourceRecordSets on arn:zone (no decision)" },
        { "no role", ["permissions"], "CheckWriter: no role" },
        { "nothing simulated", ["permissions"], "0 calls of 0 roles" },
        { "pending", ["addresses"], "not confirmed: a@b" },
        { "two pending", ["addresses"], "not confirmed: a@b, c@d" },
        { "nobody", ["addresses"], "nobody is subscribed" },
        { "never drilled", ["last-drill"], "none" },
    };

    [Fact]
    public void Decide_AllHolds_IsReady()
    {
        var report = ReadinessDecision.Decide(Evidence.Whole);

        report.Ready.ShouldBeTrue(report.Summary);
        report.Checks.ShouldAllBe(c => c.Mend == null);
        report.Checks.Select(c => c.Name).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Decide_OneThingIsWrong_NamesItAndSaysWhatToFix(string wrong, string[] names, string found)
    {
        var report = ReadinessDecision.Decide(ReadinessWrongs.With(wrong));

        report.Ready.ShouldBeFalse();
        var named = report.Checks.Where(c => c.Ok != Answer.Yes).ToList();
        named.Select(c => c.Name).ShouldBe(names);
        named.ShouldAllBe(c => c.Ok == Answer.No && c.Found.Length > 0 && c.Expected.Length > 0 && c.Mend != null);
        named[0].Found.ShouldBe(found);
        report.Summary.ShouldBe($"not ready: {names.Length} of {report.Checks.Count} checks do not pass ({string.Join(", ", names)})");
    }

    [Fact]
    public void Decide_NothingCouldBeRead_IsUnknownAndNeverReady()
    {
        var report = ReadinessDecision.Decide(Evidence.Whole with
        {
            Cluster = Evidence.Silent<ClusterView>(),
            Plan = Evidence.Silent<Plan>(),
            Zone = Evidence.Silent<string>(),
            Shadow = Evidence.Silent<string?>(),
            Record = Evidence.Standing(Evidence.Silent<CnameRecord?>()),
            Alarms = Evidence.Silent<IReadOnlyDictionary<string, AlarmView>>(),
            Heartbeat = Evidence.Silent<HeartbeatPoint?>(),
            LastProven = Evidence.Silent<DateTimeOffset?>(),
            Request = Evidence.Whole.Request with
            {
                Addresses = new AddressesAnswer(null, Throttled),
                Rule = new RuleAnswer(null, Throttled),
                Maintenance = new MaintenanceAnswer(null, Throttled),
                Subscriptions = new EventSubscriptionsAnswer(null, Throttled),
                Permissions = [new PermissionAnswer("UpsertCname", null, Throttled)],
            },
        });

        report.Ready.ShouldBeFalse();
        report.Checks.ShouldAllBe(
            c => c.Ok == Answer.Unknown && c.Found.StartsWith("could not be determined: ", StringComparison.Ordinal) && c.Mend != null);
    }

    [Fact]
    public void Decide_ADenialAndAQuestionWithoutAnswer_ReportsTheDenial()
    {
        var check = ReadinessDecision.Decide(Evidence.Whole with
        {
            Request = Evidence.Whole.Request with
            {
                Permissions = [new PermissionAnswer("CheckWriter", null, Throttled), Evidence.Permission("UpsertCname", "explicitDeny")],
            },
        }).Checks.Single(c => c.Name == "permissions");

        check.Ok.ShouldBe(Answer.No);
        check.Found.ShouldBe("UpsertCname may not route53:ChangeResourceRecordSets on arn:zone (explicitDeny)");
    }
}
