using Failover.Drill.Ready;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.Drill.Ready;

/// <summary>The readiness state machine as the template deploys it, in worlds with one misconfiguration each.</summary>
public sealed class ReadyRunTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string> Broken => [.. Misconfigurations.All.Select(m => m.Name)];

    [Fact]
    public void Evaluation_HealthyWorld_IsReadyAndPublishesIt()
    {
        var run = ReadyRun.Execute(null, seed: 1);

        run.Report.Ready.ShouldBeTrue(run.Report.Summary);
        Metric(run, "Ready").ShouldBe(1);
        run.World.Cloud.Iam!.Usage.Denied.ShouldBeEmpty();
    }

    [Fact]
    public void Misconfigurations_All_AreTwelveAndMore() => Misconfigurations.All.Count.ShouldBeGreaterThanOrEqualTo(12);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Evaluation_OfEachMisconfiguration_NamesItAndNothingElse(string name)
    {
        var run = ReadyRun.Execute(Misconfigurations.Find(name), seed: 1);

        run.Named.ShouldBe(run.Expected, run.Report.Summary);
        run.Passed.ShouldBeTrue();
        Metric(run, "Ready").ShouldBe(run.Expected.Count == 0 ? 1 : 0);
    }

    [Fact]
    public void Evaluation_Any_WritesNoRecordAndNotifiesNobody()
    {
        var before = 0;
        var run = ReadyRun.Execute(
            new Misconfiguration("record-elsewhere", "", "record")
            {
                Happens = world =>
                {
                    Misconfigurations.Find("record-elsewhere")!.Happens(world);
                    before = world.Cloud.Sns.Topics[0].Messages.Count;
                },
            },
            seed: 1);

        run.World.RecordValue.ShouldBe(World.OldEndpoint);
        run.World.Cloud.Sns.Topics[0].Messages.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("sns", "ListSubscriptionsByTopic", "addresses")]
    [InlineData("events", "DescribeRule", "trigger")]
    [InlineData("iam", "SimulatePrincipalPolicy", "permissions")]
    [InlineData("rds", "DescribeDBClusters", "cluster,replica,availability-zones,mode,hosted-zone,record,ttl,name")]
    [InlineData("route53", "GetHostedZone", "hosted-zone,name")]
    [InlineData("route53", "ListHostedZonesByVPC", "name")]
    [InlineData("lambda", "GetFunctionConfiguration", "name")]
    [InlineData("cloudwatch", "DescribeAlarms", "alarms,alarm-actions,alarm-states")]
    [InlineData("cloudwatch", "GetMetricStatistics", "heartbeat,last-drill")]
    public void Evaluation_ServiceDoesNotAnswer_IsUnknownAndNotReady(string service, string operation, string names)
    {
        var run = ReadyRun.Execute(
            new Misconfiguration("silent", "", [.. names.Split(',')])
            {
                Happens = world => world.Cloud.Core.Gate.Add(
                    new ApiFault(ApiFaultKind.Throttle, service, operation, world.Cloud.Core.Time.Elapsed, Hour)),
            },
            seed: 1);

        run.Named.ShouldBe(run.Expected);
        run.Report.Checks.Where(c => c.Ok != Answer.Yes).ShouldAllBe(c => c.Ok == Answer.Unknown);
        run.Report.Ready.ShouldBeFalse();
    }

    [Fact]
    public void Evaluation_ThrottledForAMoment_IsAskedAgain()
    {
        var run = ReadyRun.Execute(
            new Misconfiguration("throttled", "")
            {
                Happens = world => world.Cloud.Core.Gate.Add(
                    new ApiFault(ApiFaultKind.Throttle, "iam", "*", world.Cloud.Core.Time.Elapsed, Hour) { Times = 3 }),
            },
            seed: 1);

        run.Report.Ready.ShouldBeTrue(run.Report.Summary);
    }

    private static double? Metric(ReadyRun run, string name) => run.World.Cloud.CloudWatch.Read(
        OwnMetrics.NamespaceIn(run.World.Cloud), name,
        new Dictionary<string, string> { ["Cluster"] = "orders-prod" }, Statistic.Maximum, World.Start,
            run.Report.At.AddSeconds(1));
}
