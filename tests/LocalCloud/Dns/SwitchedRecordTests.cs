using Amazon.CloudWatch;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.FlipSwitch;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Route53;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Steps.FlipSwitch;

namespace Failover.Tests.LocalCloud.Dns;

/// <summary>
/// FlipSwitch on the local cloud: two regions' CloudWatch, the health checks that follow them, and what a resolver answers.
/// </summary>
public sealed class SwitchedRecordTests
{
    private const string Primary = "us-east-1";
    private const string Secondary = "eu-west-1";
    private const string Record = "db.example.com";
    private readonly CloudCore core = new(3, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, CloudWatchService> cloudWatch;
    private readonly HashSet<string> lost = [];
    private readonly Route53Service route53;
    private readonly Resolver resolver;
    private string writer = Primary;

    public SwitchedRecordTests()
    {
        cloudWatch = new() { [Primary] = new CloudWatchService(core), [Secondary] = new CloudWatchService(core) };
        route53 = new Route53Service(core);
        route53.HealthChecks.Alarms = (region, name) => lost.Contains(region) ? null : cloudWatch[region].Find(name) as MetricAlarm;
        route53.CreateZone("example.com", isPrivate: true, "Z1");
        resolver = new Resolver(core, route53, new DocumentDbService(core, cloudWatch[Primary]));
        foreach (var (region, other, role) in new[] { (Primary, Secondary, "PRIMARY"), (Secondary, Primary, "SECONDARY") })
        {
            Deploy(region, other, role);
        }

        // Route 53's API is down all the time: a switch does not need it.
        route53.ControlPlane.SetDown(true);
    }

    private string Answer => resolver.Resolve(Record).CanonicalNames[0];

    [Fact]
    public void SecondaryTakesOver_PrimaryRegionLost_RecordFollowsWithinThreeMinutes() => core.Time.Run(async () =>
    {
        await Wait(300);
        Answer.ShouldBe(Endpoint(Primary));
        lost.Add(Primary);
        writer = Secondary;
        await FlipAsync(Secondary, promoted: true);
        var since = core.Time.Elapsed;
        await UntilAsync(Secondary, TimeSpan.FromMinutes(3));
        (core.Time.Elapsed - since).TotalSeconds.ShouldBeGreaterThan(5);
        await StaysAsync(Secondary, TimeSpan.FromHours(2));
    });

    [Fact]
    public void PlannedMoves_ThereAndBack_EndInTheBasePosition() => core.Time.Run(async () =>
    {
        await MoveAsync(Secondary);
        await MoveAsync(Primary);
        Alarm(Primary).ShouldBe(AlarmValue.InsufficientData);
        Alarm(Secondary).ShouldBe(AlarmValue.Ok);
        await MoveAsync(Secondary);
    });

    [Fact]
    public void SecondaryLost_PrimaryTakesOver_AndAfterItsReturnIsCorrectedWithoutEverPointingBack() => core.Time.Run(async () =>
    {
        await MoveAsync(Secondary);
        lost.Add(Secondary);
        writer = Primary;
        await FlipAsync(Primary, promoted: true);
        await UntilAsync(Primary, TimeSpan.FromMinutes(3));

        // It returns: its switch goes off, and after a while the primary's own.
        lost.Remove(Secondary);
        (await FlipAsync(Primary)).State.ShouldBe(SwapState.Changed);
        await StaysAsync(Primary, TimeSpan.FromMinutes(4));
        (await FlipAsync(Primary)).State.ShouldBe(SwapState.Current);
        await StaysAsync(Primary, TimeSpan.FromMinutes(4));
        (await FlipAsync(Primary)).State.ShouldBe(SwapState.Changed);
        await StaysAsync(Primary, TimeSpan.FromMinutes(10));
        (Alarm(Primary), Alarm(Secondary)).ShouldBe((AlarmValue.Ok, AlarmValue.Ok));

        // So that the secondary can take over by itself again.
        lost.Add(Primary);
        writer = Secondary;
        await FlipAsync(Secondary, promoted: true);
        await UntilAsync(Secondary, TimeSpan.FromMinutes(3));
    });

    private static string Endpoint(string region) => GlobalBuilder.Endpoint(region);

    private async Task MoveAsync(string to)
    {
        writer = to;
        await FlipAsync(to, promoted: true);
        await UntilAsync(to, TimeSpan.FromMinutes(3));
        await StaysAsync(to, TimeSpan.FromMinutes(20));
    }

    private async Task UntilAsync(string region, TimeSpan within)
    {
        for (var until = core.Time.Elapsed + within; Answer != Endpoint(region);)
        {
            core.Time.Elapsed.ShouldBeLessThan(until);
            await Wait(1);
        }

        // All name servers have the change soon after the first.
        await Wait(20);
    }

    private async Task StaysAsync(string region, TimeSpan time)
    {
        for (var until = core.Time.Elapsed + time; core.Time.Elapsed < until; await Wait(1))
        {
            Answer.ShouldBe(Endpoint(region));
        }
    }

    private AlarmValue Alarm(string region) => cloudWatch[region].Find($"orders-switched-to-{region}")!.State.Value;

    private async Task<RecordSwap> FlipAsync(string home, bool promoted = false)
    {
        var other = home == Primary ? Secondary : Primary;
        var sample = new SwitchWorld(home == Primary ? SwitchRole.Primary : SwitchRole.Secondary);
        var plan = sample.Plan with
        {
            Cluster = GlobalBuilder.Cluster(home),
            Record = Record,
            Global = sample.Plan.Global! with
            {
                Member = GlobalBuilder.Arn(home),
                Home = home,
                Switch = sample.Plan.Global!.Switch! with { OtherRegion = other, Endpoint = Endpoint(home) },
            },
        };
        var region = promoted
            ? SwitchWorld.Promoted with { Promotion = SwitchWorld.Promoted.Promotion! with { Member = GlobalBuilder.Arn(home) } }
            : null;
        var rds = Rds(home);
        var regions = new TestRegions(home, _ => Rds(other), CloudWatch);
        return await new FlipSwitchFunction(rds, CloudWatch(home), regions, core.Time)
            .Handle(new FlipSwitchRequest(plan, region, null), new FakeContext());
    }

    private FakeRds Rds(string region) => new(GlobalBuilder.Member(region, isWriter: true))
    {
        IsDown = lost.Contains(region),
        Global = new GlobalBuilder { Regions = [Primary, Secondary], Writer = writer, Disconnected = [.. lost] },
    };

    private IAmazonCloudWatch CloudWatch(string region) => lost.Contains(region)
        ? new FakeCloudWatch { Error = new HttpRequestException("no route") }
        : new SimulatedCloudWatchClient(cloudWatch[region], core, "FlipSwitchFunction");

    private void Deploy(string region, string other, string role)
    {
        cloudWatch[region].PutMetricAlarm(new MetricAlarmDefinition
        {
            Name = $"orders-switched-to-{region}",
            Namespace = "Failover",
            MetricName = "SwitchedTo",
            Dimensions = new Dictionary<string, string> { ["GlobalCluster"] = "orders", ["Region"] = region },
            Statistic = Failover.LocalCloud.CloudWatch.Statistic.Maximum,
            Period = 60,
            EvaluationPeriods = 1,
            Comparison = Failover.LocalCloud.CloudWatch.ComparisonOperator.GreaterThanOrEqualToThreshold,
            Threshold = 1,
            MissingData = MissingData.Ignore,
        });
        route53.HealthChecks.Create($"hc-{region}", new HealthCheckConfig
        {
            Type = HealthCheckType.CLOUDWATCH_METRIC,
            AlarmIdentifier = new AlarmIdentifier { Name = $"orders-switched-to-{other}", Region = new CloudWatchRegion(other) },
            InsufficientDataHealthStatus = InsufficientDataHealthStatus.LastKnownStatus,
        });
        route53.Deploy("Z1", DnsRecord.Simple(Record, "CNAME", 5, Endpoint(region)) with
        {
            SetIdentifier = region,
            Failover = role,
            HealthCheckId = $"hc-{region}",
        });
    }

    private Task Wait(double seconds) => core.Time.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);
}
