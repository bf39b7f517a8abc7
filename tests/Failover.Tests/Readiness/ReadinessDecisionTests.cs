using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Readiness;
using Failover.Functions.Records;
using Failover.Tests.Fakes;

namespace Failover.Tests.Readiness;

public sealed class ReadinessDecisionTests
{
    private static readonly Failure Throttled = new("Iam.IamException", "Rate exceeded");

    /// <summary>What is wrong, and the checks that must say so.</summary>
    public static TheoryData<string, string[]> Wrongs => new()
    {
        { "cluster is modifying", ["cluster", "record"] },
        { "replica is rebooting", ["replica", "availability-zones"] },
        { "replica in the writer's zone", ["availability-zones"] },
        { "replica in no zone", ["availability-zones"] },
        { "observe", ["mode"] },
        { "zone refused", ["hosted-zone"] },
        { "no record", ["record"] },
        { "record astray", ["record"] },
        { "record refused", ["record", "ttl"] },
        { "ttl", ["ttl"] },
        { "trigger missing", ["alarms"] },
        { "alarm missing", ["alarms"] },
        { "actions disabled", ["alarm-actions"] },
        { "another topic", ["alarm-actions"] },
        { "alarm rings", ["alarm-states"] },
        { "alarm without data", ["alarm-states"] },
        { "rule disabled", ["trigger"] },
        { "rule gone", ["trigger"] },
        { "no beat", ["heartbeat"] },
        { "dead beat", ["heartbeat"] },
        { "denied", ["permissions"] },
        { "no role", ["permissions"] },
        { "nothing simulated", ["permissions"] },
        { "pending", ["addresses"] },
        { "nobody", ["addresses"] },
        { "never drilled", ["last-drill"] },
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
    public void Decide_OneThingIsWrong_NamesItAndSaysWhatToMend(string wrong, string[] names)
    {
        var report = ReadinessDecision.Decide(With(wrong));

        report.Ready.ShouldBeFalse();
        var named = report.Checks.Where(c => c.Ok != Answer.Yes).ToList();
        named.Select(c => c.Name).ShouldBe(names);
        named.ShouldAllBe(c => c.Ok == Answer.No && c.Found.Length > 0 && c.Expected.Length > 0 && c.Mend != null);
        report.Summary.ShouldContain(string.Join(", ", names));
    }

    [Fact]
    public void Decide_NothingCouldBeAsked_IsUnknownAndNeverReady()
    {
        var report = ReadinessDecision.Decide(Evidence.Whole with
        {
            Cluster = Evidence.Silent<ClusterView>(),
            Plan = Evidence.Silent<Plan>(),
            Zone = Evidence.Silent<string>(),
            Record = Evidence.Silent<RecordView?>(),
            Alarms = Evidence.Silent<IReadOnlyDictionary<string, AlarmView>>(),
            Heartbeat = Evidence.Silent<BeatView?>(),
            LastProven = Evidence.Silent<DateTimeOffset?>(),
            Request = Evidence.Whole.Request with
            {
                Addresses = new AddressesAnswer(null, Throttled),
                Rule = new RuleAnswer(null, Throttled),
                Permissions = [new PermissionAnswer("UpsertCname", null, Throttled)],
            },
        });

        report.Ready.ShouldBeFalse();
        report.Checks.ShouldAllBe(c => c.Ok == Answer.Unknown && c.Found.StartsWith("could not be asked: ", StringComparison.Ordinal) && c.Mend != null);
    }

    [Fact]
    public void Decide_ADenialAndAQuestionWithoutAnswer_TellsTheDenial()
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

    private static ReadinessEvidence With(string wrong)
    {
        var (whole, request) = (Evidence.Whole, Evidence.Whole.Request);
        return wrong switch
        {
            "cluster is modifying" => whole with { Cluster = Asked.Of(Evidence.Cluster(status: "modifying")) },
            "replica is rebooting" => whole with { Cluster = Asked.Of(Evidence.Cluster(replica: "rebooting")) },
            "replica in the writer's zone" => whole with { Cluster = Asked.Of(Evidence.Cluster(zone: "us-east-1a")) },
            "replica in no zone" => whole with { Cluster = Asked.Of(Evidence.Cluster(zone: null!)) },
            "observe" => whole with { Plan = Asked.Of(Sample.Plan with { Mode = Mode.Observe }) },
            "zone refused" => whole with { Zone = new Asked<string> { Refusal = "no such zone" } },
            "no record" => whole with { Record = Asked.Of<RecordView?>(null) },
            "record astray" => whole with { Record = Asked.Of<RecordView?>(Evidence.Record("elsewhere", 5)) },
            "record refused" => whole with { Record = new Asked<RecordView?> { Refusal = "an A record" } },
            "ttl" => whole with { Record = Asked.Of<RecordView?>(Evidence.Record(Sample.ClusterEndpoint, Sample.Plan.TtlSeconds + 1)) },
            "trigger missing" => whole with { Alarms = Evidence.Alarms(new AlarmView("writer-down", "", true, [])) },
            "alarm missing" => whole with { Alarms = Evidence.Alarms(new AlarmView("failover-failed", "", true, [])) },
            "actions disabled" => whole with { Alarms = Evidence.Alarms(new AlarmView("heartbeat-lost", "OK", false, [Evidence.Topic])) },
            "another topic" => whole with { Alarms = Evidence.Alarms(new AlarmView("heartbeat-lost", "OK", true, ["arn:other"])) },
            "alarm rings" => whole with { Alarms = Evidence.Alarms(new AlarmView("failover-failed", "ALARM", true, [Evidence.Topic])) },
            "alarm without data" => whole with { Alarms = Evidence.Alarms(new AlarmView("writer-down", "INSUFFICIENT_DATA", true, [])) },
            "rule disabled" => whole with { Request = request with { Rule = new RuleAnswer("DISABLED", null) } },
            "rule gone" => whole with { Request = request with { Rule = new RuleAnswer(null, new Failure("EventBridge.ResourceNotFoundException", "gone")) } },
            "no beat" => whole with { Heartbeat = Asked.Of<BeatView?>(null) },
            "dead beat" => whole with { Heartbeat = Asked.Of<BeatView?>(new BeatView(Sample.Now, false)) },
            "denied" => whole with { Request = request with { Permissions = [Evidence.Permission("UpsertCname", "implicitDeny")] } },
            "no role" => whole with { Request = request with { Permissions = [new PermissionAnswer("CheckWriter", null, new Failure("Iam.NoSuchEntityException", "no role"))] } },
            "nothing simulated" => whole with { Request = request with { Permissions = [] } },
            "pending" => whole with { Request = request with { Addresses = new AddressesAnswer([new AddressEntry("PendingConfirmation", "email", "a@b")], null) } },
            "nobody" => whole with { Request = request with { Addresses = new AddressesAnswer([], null) } },
            "never drilled" => whole with { LastProven = Asked.Of<DateTimeOffset?>(null) },
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
        };
    }
}
