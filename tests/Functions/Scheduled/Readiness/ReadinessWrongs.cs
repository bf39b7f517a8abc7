using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>Evidence with one thing wrong, by its name.</summary>
internal static class ReadinessWrongs
{
    public static ReadinessEvidence With(string wrong)
    {
        var (whole, request) = (Evidence.Whole, Evidence.Whole.Request);
        return wrong switch
        {
            "cluster is modifying" => whole with { Cluster = Lookup.From(Evidence.Cluster(status: "modifying")) },
            "replica is rebooting" => whole with { Cluster = Lookup.From(Evidence.Cluster(replica: "rebooting")) },
            "no replica" => whole with { Cluster = Lookup.From(Evidence.Cluster() with { Members = [Evidence.Cluster().Members[0]] }) },
            "no replica is healthy" =>
                whole with
                {
                    Cluster = Lookup.From(
                    Evidence.Cluster() with
                    {
                        Members = [
                    .. Evidence.Cluster(replica: "rebooting").Members, new MemberView("orders-prod-3", false, null, null)]
                    })
                },
            "replica in the writer's zone" => whole with { Cluster = Lookup.From(Evidence.Cluster(zone: "us-east-1a")) },
            "replica in no zone" => whole with { Cluster = Lookup.From(Evidence.Cluster(zone: null!)) },
            "observe" => whole with { Plan = Lookup.From(Sample.Plan with { Mode = Mode.Observe }) },
            "tagged observe" =>
                whole with
                {
                    Plan = Lookup.From(
                    Sample.Plan with { Mode = Mode.Observe, Sources = new Dictionary<string, string> { ["mode"] = "tag" } })
                },
            "zone refused" => whole with { Zone = new Lookup<string> { Refusal = "no such zone" } },
            "no record" => whole with { Record = Evidence.Standing((CnameRecord?)null) },
            "record astray" => whole with
            {
                Record = Evidence.Standing(Evidence.Record("elsewhere", 5)),
                Request = request with { Name = Evidence.Name("elsewhere") },
            },
            "name astray" => whole with { Request = request with { Name = Evidence.Name("elsewhere") } },
            "name shadowed" => whole with { Shadow = Lookup.From<string?>("a private zone answers") },
            "name not looked at" => whole with
            {
                Request = request with { Name = Evidence.Name() with { Look = null, Failure = new Failure("Lambda.Unknown", "no VPC") } },
            },
            "record refused" => whole with { Record = Evidence.Standing(new Lookup<CnameRecord?> { Refusal = "an A record" }) },
            "ttl" => whole with { Record = Evidence.Standing(Evidence.Record(Sample.ClusterEndpoint, Sample.Plan.TtlSeconds + 1)) },
            "trigger missing" => whole with { Alarms = Evidence.Alarms(new AlarmView("writer-down", "", null, true, [])) },
            "alarm missing" => whole with { Alarms = Evidence.Alarms(new AlarmView("failover-failed", "", null, true, [])) },
            "alarms missing" =>
                whole with
                {
                    Alarms = Evidence.Alarms(
                    new AlarmView("heartbeat-lost", "", null, true, []), new AlarmView("failover-failed", "", null, true, []))
                },
            "actions disabled" =>
                whole with { Alarms = Evidence.Alarms(new AlarmView("heartbeat-lost", "OK", null, false, [Evidence.Topic])) },
            "another topic" => whole with { Alarms = Evidence.Alarms(new AlarmView("heartbeat-lost", "OK", null, true, ["arn:other"])) },
            "alarm is in ALARM" =>
                whole with { Alarms = Evidence.Alarms(new AlarmView("failover-failed", "ALARM", null, true, [Evidence.Topic])) },
            "alarms in ALARM" =>
                whole with
                {
                    Alarms = Evidence.Alarms(
                    new AlarmView("heartbeat-lost", "ALARM", null, true, [Evidence.Topic]),
                    new AlarmView("failover-failed", "ALARM", null, true, [Evidence.Topic]))
                },
            "alarm without data" =>
                whole with { Alarms = Evidence.Alarms(new AlarmView("writer-down", "INSUFFICIENT_DATA", null, true, [])) },
            "rule disabled" => whole with { Request = request with { Rule = new RuleAnswer("DISABLED", null) } },
            "rule gone" =>
                whole with
                {
                    Request = request with
                    {
                        Rule = new RuleAnswer(
                    null, new Failure("EventBridge.ResourceNotFoundException", "gone"))
                    }
                },
            "no beat" => whole with { Heartbeat = Lookup.From<HeartbeatPoint?>(null) },
            "dead beat" => whole with { Heartbeat = Lookup.From<HeartbeatPoint?>(new HeartbeatPoint(Sample.Now, false)) },
            "denied" => whole with { Request = request with { Permissions = [Evidence.Permission("UpsertCname", "implicitDeny")] } },
            "both denied" =>
                whole with
                {
                    Request = request with
                    {
                        Permissions = [
                    Evidence.Permission("UpsertCname", "explicitDeny"), Evidence.Permission("CheckWriter", null)]
                    }
                },
            "no role" =>
                whole with
                {
                    Request = request with
                    {
                        Permissions = [
                    new PermissionAnswer("CheckWriter", null, new Failure("Iam.NoSuchEntityException", "no role"))]
                    }
                },
            "nothing simulated" => whole with { Request = request with { Permissions = [] } },
            "pending" =>
                whole with
                {
                    Request = request with
                    {
                        Addresses = new AddressesAnswer(
                    [new AddressEntry("PendingConfirmation", "email", "a@b")], null)
                    }
                },
            "two pending" =>
                whole with
                {
                    Request = request with
                    {
                        Addresses = new AddressesAnswer(
                    [new AddressEntry("PendingConfirmation", "email", "a@b"), new AddressEntry("PendingConfirmation", "email", "c@d")],
                    null)
                    }
                },
            "nobody" => whole with { Request = request with { Addresses = new AddressesAnswer([], null) } },
            "never drilled" => whole with { LastProven = Lookup.From<DateTimeOffset?>(null) },
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
        };
    }
}
