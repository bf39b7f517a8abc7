using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>What the report tells operators to do, and what it says about anything that could not be read.</summary>
public sealed class ReadinessMendTests
{
    private static readonly Failure Gone = new("Sns.NotFoundException", "there is none");

    /// <summary>Nothing that was requested exists.</summary>
    private static readonly ReadinessEvidence Nothing = PairEvidence.Whole() with
    {
        Cluster = Evidence.Refused<ClusterView>(),
        Zone = Evidence.Refused<string>(),
        Shadow = Evidence.Refused<string?>(),
        Alarms = Evidence.Refused<IReadOnlyDictionary<string, AlarmView>>(),
        Heartbeat = Evidence.Refused<HeartbeatPoint?>(),
        LastProven = Evidence.Refused<DateTimeOffset?>(),
        Request = Evidence.Whole.Request with
        {
            Addresses = new AddressesAnswer(null, Gone),
            Rule = new RuleAnswer(null, Gone),
            Maintenance = new MaintenanceAnswer(null, Gone),
            Subscriptions = new EventSubscriptionsAnswer(null, Gone),
            Permissions = [new PermissionAnswer("UpsertCname", null, Gone)],
        },
        Regions = Evidence.Refused<RegionsView>(),
        Record = new SwitchReadiness(Evidence.Refused<PairView>(), Evidence.Refused<SwitchReading>()),
    };

    [Theory]
    [InlineData("cluster", "Check the cluster in the DocumentDB console")]
    [InlineData("replica", "Add an instance to the cluster")]
    [InlineData("availability-zones", "Add an instance in another zone")]
    [InlineData("maintenance", "Apply it when it suits you: to the replicas first")]
    [InlineData("modifications", "Apply it at a time of your choice")]
    [InlineData("certificates", "See that clients and CaBundle know the new authority, then rotate")]
    [InlineData("promotion-target", "Give a replica of the writer's class the lowest promotion tier")]
    [InlineData("event-subscriptions", "Enable it, or give it a topic that RDS may publish to")]
    [InlineData("hosted-zone", "Set the tag failover:zone")]
    [InlineData("record", "Restore it as SwitchRecord in template.yaml defines it")]
    [InlineData("ttl", "Set the TTL of both records to 5 s")]
    [InlineData("alarms", "Recreate it as template.yaml defines it")]
    [InlineData("alarm-actions", "aws cloudwatch enable-alarm-actions")]
    [InlineData("alarm-states", "Check the alarm in CloudWatch")]
    [InlineData("trigger", "aws events enable-rule")]
    [InlineData("heartbeat", "Check the log of the Heartbeat function")]
    [InlineData("permissions", "Restore the role's statement from template.yaml")]
    [InlineData("addresses", "Follow the link in the mail from AWS Notifications")]
    [InlineData(
        "last-drill", "Drill: start the failover state machine with {\"cluster\": \"orders-prod\", \"drill\": {\"kind\": \"failover\"}}.")]
    [InlineData("global-cluster", "Check the global cluster in the DocumentDB console")]
    [InlineData("secondaries", "Add a secondary, or an instance to it")]
    [InlineData("versions", "Upgrade the members that lag behind, the secondaries first")]
    [InlineData("parameters", "Set it alike in each region's cluster parameter group")]
    [InlineData("lag", "Find out what loads the primary or the secondary")]
    [InlineData("other-regions", "Check the AWS Health Dashboard")]
    [InlineData("health-checks", "Attach that region's health check to its record again")]
    [InlineData("switch", "Start the failover state machine in the writer's region with {\"cluster\": \"orders-prod\"}")]
    public void Decide_ThereIsNone_SaysWhatToDo(string name, string mend)
    {
        var check = Check(Nothing, name);

        check.Ok.ShouldBe(Answer.No);
        check.Found.ShouldEndWith("there is none");
        check.Mend.ShouldNotBeNull().ShouldContain(mend);
    }

    [Fact]
    public void Decide_NoReaderRecord_SaysWhatToDo() =>
        Mend(Evidence.Whole with { Plan = Lookup.From(Sample.Plan with { ReaderRecord = "readers.example.com" }) }, "reader-record")
            .ShouldBe("Point readers.example.com to the cluster's reader endpoint.");

    [Fact]
    public void Decide_NotInModeAct_SaysWhatToSet() =>
        Mend(Evidence.Whole with { Plan = Lookup.From(Sample.Plan with { Mode = Mode.Paused }) }, "mode")
            .ShouldStartWith("Set the tag failover:mode of the cluster, or the stack's Mode, to act");

    [Fact]
    public void Decide_RecordAstray_SaysWhereToPointIt()
    {
        var astray = Evidence.Whole with { Record = Evidence.Standing(Evidence.Record("elsewhere", 3600)) };

        Mend(astray, "record").ShouldStartWith($"Point db.example.com to {Sample.ClusterEndpoint}, or start the state machine");
        Mend(astray, "ttl").ShouldStartWith("Set the TTL of db.example.com to 5 s");
    }

    [Fact]
    public void Decide_RecordWithoutAWriterToPointTo_SaysSo()
    {
        var evidence = Evidence.Whole with { Cluster = Lookup.From(Evidence.Cluster(status: "modifying")) };

        var check = Check(evidence, "record");
        (check.Expected, check.Found)
            .ShouldBe(("a CNAME to the writer", $"points to {Sample.ClusterEndpoint}, but no healthy writer is shown"));
        check.Mend.ShouldNotBeNull().ShouldStartWith("Point db.example.com to the writer, or start");
    }

    [Fact]
    public void Decide_ReadersRecordAstray_SaysWhereToPointIt() =>
        Mend(Evidence.Whole with
        {
            Plan = Lookup.From(Sample.Plan with { ReaderRecord = "readers.example.com" }),
            Cluster = Lookup.From(Evidence.Cluster() with { ReaderEndpoint = "ro" }),
        }, "reader-record").ShouldBe("Point readers.example.com to ro.");

    [Fact]
    public void Decide_SwitchesAstray_SaysWhichStackToStart() =>
        Mend(PairEvidence.Whole(GlobalBuilder.Europe), "switch")
            .ShouldStartWith("Start the failover state machine in eu-west-1 with {\"cluster\": \"orders-eu\"}");

    [Fact]
    public void Decide_CouldNotBeRead_SaysWhy()
    {
        var check = Check(Evidence.Whole with { Cluster = Evidence.Silent<ClusterView>() }, "cluster");

        (check.Ok, check.Found, check.Mend)
            .ShouldBe((Answer.Unknown, "could not be determined: throttled", "Fix what prevented the check, then run it again."));
    }

    [Fact]
    public void Decide_NoGlobalWriter_CannotJudgeTheSwitches()
    {
        var evidence = PairEvidence.Whole(writer: "nowhere");

        var check = Check(evidence, "switch");
        (check.Ok, check.Found).ShouldBe((Answer.Unknown, "could not be determined: not asked, because there is no single global writer"));
        check.Expected.ShouldStartWith("in base position: the record points to the writer's region, and the other one");
        Check(evidence with { Record = (SwitchReadiness)evidence.Record with { Reading = Evidence.Silent<SwitchReading>() } },
            "switch").Found.ShouldBe("could not be determined: throttled");
    }

    [Theory]
    [InlineData("no route", "no route")]
    [InlineData(null, "the other region's switch is unknown")]
    public void Decide_OtherSwitchUnknown_SaysWhy(string? note, string told)
    {
        var reading = new SwitchReading(new SwitchPosition(SwitchRole.Primary, SwitchSide.Off, SwitchSide.Unknown), "Failover", null, note);

        Check(PairEvidence.Whole() with { Record = PairEvidence.Standing with { Reading = Lookup.From(reading) } },
            "switch").Found.ShouldBe($"could not be determined: {told}");
    }

    private static ReadinessCheck Check(ReadinessEvidence evidence, string name) =>
        ReadinessDecision.Decide(evidence).Checks.Single(c => c.Name == name);

    private static string Mend(ReadinessEvidence evidence, string name) => Check(evidence, name).Mend.ShouldNotBeNull();
}
