using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>What operators read in the report: what was found, and [what was expected].</summary>
public sealed class ReadinessWordsTests
{
    private static readonly GlobalPlan InEast =
        GlobalBuilder.Plan with { Member = GlobalBuilder.Arn(GlobalBuilder.East), Home = GlobalBuilder.East };

    [Fact]
    public void Decide_SingleRegion_SaysWhatWasFoundAndExpected()
    {
        ReadinessDecision.Decide(Evidence.Whole).Summary.ShouldBe("ready: all 21 checks pass");
        Told(Evidence.Whole).ShouldBe(
        [
            "cluster: available, writer orders-prod-1 [available, with a healthy writer]",
            "replica: orders-prod-2 available [a healthy replica to promote]",
            "availability-zones: orders-prod-1 in us-east-1a (writer), orders-prod-2 in us-east-1b [a healthy replica in a zone other than "
                + "the writer's]",
            "mode: act, from the setting [act]",
            "maintenance: none [no maintenance that AWS applies within 7 days]",
            "modifications: none [no modification that waits for the maintenance window]",
            "certificates: the API names no certificate [each server certificate valid for 30 days or more]",
            "promotion-target: orders-prod-2 is of unknown class, the writer of unknown class [the replica that is promoted first as large "
                + "as the writer]",
            "event-subscriptions: none [each subscription to RDS events of this cluster delivers]",
            $"hosted-zone: {Sample.Zone} [holds the record]",
            $"record: points to {Sample.ClusterEndpoint} [a CNAME to {Sample.ClusterEndpoint}]",
            "ttl: 5 s [at most 5 s]",
            $"name: in the VPC db.example.com resolves to {Sample.ClusterEndpoint} [resolves in the VPC to what the zone has: "
                + $"{Sample.ClusterEndpoint}]",
            "alarms: all exist [3 alarms]",
            "alarm-actions: all notify it [enabled, and notifying the stack's topic]",
            "alarm-states: all are OK [OK]",
            "trigger: ENABLED [the rule for the alarm's event is ENABLED]",
            "heartbeat: 1, 12 s ago [1, within 120 s]",
            "permissions: 2 calls of 2 roles [allowed, according to IAM's policy simulation]",
            "addresses: oncall@shop.example [one or more subscribers to the topic, all confirmed]",
            "last-drill: 23 days ago [a proven drill or failover in the last 90 days]",
        ]);
    }

    [Fact]
    public void Decide_GlobalCluster_SaysWhatWasFoundAndExpected() =>
        Told(Evidence.Whole with { Regions = Lookup.From(Evidence.Regions(InEast)) }).TakeLast(6).ShouldBe(
        [
            "global-cluster: the writer is orders-prod in us-east-1 [one writer, no failover under way, and this cluster a member]",
            "secondaries: eu-west-1: connected, us-west-2: connected [each connected, available, with a healthy instance]",
            "versions: us-east-1 5.0.0, eu-west-1 5.0.0, us-west-2 5.0.0 [one engine version in all regions]",
            "parameters: the engine's defaults [each cluster parameter that somebody set has one value in all regions]",
            "lag: eu-west-1: 0.4 s, us-west-2: 0.4 s [known, and at most 5 s in each secondary]",
            "other-regions: eu-west-1: answers, us-west-2: answers [the RDS API of each answers]",
        ]);

    [Fact]
    public void Decide_Secondary_SaysWhatWasFoundAndExpected()
    {
        var view = Evidence.Regions(GlobalBuilder.Plan);
        var cluster = view.Members.Single(m => m.Region == GlobalBuilder.Europe).Cluster.Value!;
        Told(Evidence.Whole with { Regions = Lookup.From(view), Cluster = Lookup.From(cluster) }).Take(3).ShouldBe(
        [
            "cluster: available, a secondary with orders-eu-1 available, orders-eu-2 available [available, with a healthy instance]",
            "replica: a secondary needs none [a healthy replica to promote]",
            "availability-zones: orders-eu-1 in no zone, orders-eu-2 in no zone [a healthy replica in a zone other than the writer's]",
        ]);
    }

    /// <summary>The pair is the same, whichever region asks.</summary>
    [Theory]
    [InlineData(GlobalBuilder.East, "own switch off, the other's off")]
    [InlineData(GlobalBuilder.Europe, "own switch off, the other's on")]
    public void Decide_Pair_SaysWhatWasFoundAndExpected(string home, string switches)
    {
        var (east, europe) = (GlobalBuilder.Endpoint(GlobalBuilder.East), GlobalBuilder.Endpoint(GlobalBuilder.Europe));
        string[] names = ["record", "ttl", "health-checks", "switch"];
        Told(PairEvidence.Whole(home: home))
            .Where(t => names.Contains(t[..t.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)).ShouldBe(
        [
            $"record: SECONDARY to {europe}, PRIMARY to {east} [a pair of failover records: PRIMARY to {east} in us-east-1, SECONDARY to "
                + $"{europe} in eu-west-1]",
            "ttl: SECONDARY 5 s, PRIMARY 5 s [at most 5 s]",
            "health-checks: SECONDARY: follows it, PRIMARY: follows it [each record's health check follows the other region's "
                + "switch, and keeps its status without data]",
            $"switch: {switches} [in base position: the record points to the writer's region, us-east-1, and the other one could still "
                + "take over]",
        ]);
    }

    [Fact]
    public void Decide_ReadersRecord_SaysWhatWasFoundAndExpected()
    {
        var evidence = Evidence.Whole with
        {
            Plan = Lookup.From(Sample.Plan with { ReaderRecord = "readers.example.com" }),
            Cluster = Lookup.From(Evidence.Cluster() with { ReaderEndpoint = "ro" }),
            Record = Evidence.Standing(Evidence.Record(Sample.ClusterEndpoint, 5), Evidence.Record("ro", 5)),
        };

        Told(evidence)[^1].ShouldBe("reader-record: points to ro [a CNAME to ro]");
        Told(evidence with { Record = Evidence.Whole.Record })[^1].ShouldBe("reader-record: no record of that name [a CNAME to ro]");
        Told(evidence with { Cluster = Evidence.Whole.Cluster })[^1].ShouldBe("reader-record: points to ro [a CNAME to the readers]");
    }

    [Fact]
    public void Decide_NoRecordYet_SaysThatANewOneGetsTheTtl() =>
        Told(Evidence.Whole with { Record = Evidence.Standing((CnameRecord?)null) })
            .ShouldContain("ttl: no record yet; a new one gets this TTL [at most 5 s]");

    [Fact]
    public void Decide_NoPairYet_SaysSo() =>
        Told(PairEvidence.Whole() with { Record = PairEvidence.Standing with { Pair = Lookup.From(new PairView([])) } })
            .ShouldContain("ttl: no record yet [at most 5 s]");

    [Fact]
    public void Decide_SeveralAddresses_NamesAll() =>
        Told(Evidence.Whole with
        {
            Request =
                Evidence.Whole.Request with
                {
                    Addresses = new AddressesAnswer(
                    [new AddressEntry("arn:1", "email", "a@b"), new AddressEntry("arn:2", "sms", "+1")], null)
                },
        }).ShouldContain("addresses: a@b, +1 [one or more subscribers to the topic, all confirmed]");

    [Fact]
    public void Decide_SeveralReplicas_NamesAll() =>
        Told(Evidence.Whole with
        {
            Cluster = Lookup.From(
            Evidence.Cluster() with { Members = [.. Evidence.Cluster().Members, new MemberView("orders-prod-3", false, null, null)] })
        })[1]
            .ShouldBe("replica: orders-prod-2 available, orders-prod-3 not listed [a healthy replica to promote]");

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "a day ago")]
    [InlineData(2, "2 days ago")]
    public void Decide_LastDrill_SaysHowLongAgo(int days, string told) =>
        Told(Evidence.Whole with { LastProven = Lookup.From<DateTimeOffset?>(Sample.Now.AddDays(-days)) })[^1]
            .ShouldStartWith($"last-drill: {told} [");

    /// <summary>CloudWatch's clock is not ours.</summary>
    [Fact]
    public void Decide_HeartbeatFromTheFuture_IsTakenAsNow() =>
        Told(Evidence.Whole with { Heartbeat = Lookup.From<HeartbeatPoint?>(new HeartbeatPoint(Sample.Now.AddSeconds(3), true)) })
            .ShouldContain("heartbeat: 1, 0 s ago [1, within 120 s]");

    private static List<string> Told(ReadinessEvidence evidence) =>
        [.. ReadinessDecision.Decide(evidence).Checks.Select(c => $"{c.Name}: {c.Found} [{c.Expected}]")];
}
