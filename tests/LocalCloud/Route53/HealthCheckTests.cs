using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Route53;
using AlarmComparison = Failover.LocalCloud.CloudWatch.ComparisonOperator;
using AlarmStatistic = Failover.LocalCloud.CloudWatch.Statistic;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>Health checks that follow an alarm's data in another region.</summary>
public sealed class HealthCheckTests
{
    private static readonly Dictionary<string, string> Dimensions = new() { ["Region"] = "eu-west-1" };
    private readonly CloudCore core = new(1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
    private readonly Route53Service route53;
    private readonly CloudWatchService cloudWatch;

    public HealthCheckTests()
    {
        route53 = new Route53Service(core);
        cloudWatch = new CloudWatchService(core);
        route53.HealthChecks.Alarms = (region, name) => region == "eu-west-1" ? cloudWatch.Find(name) as MetricAlarm : null;
    }

    [Fact]
    public void NewCheck_WithoutData_IsHealthyByLastKnownStatus() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create();
        await Wait(300);
        check.IsHealthy.ShouldBeTrue();
    });

    [Fact]
    public void NewCheck_WithoutData_IsWhatInsufficientDataHealthStatusSays() =>
        Create(InsufficientDataHealthStatus.Unhealthy).IsHealthy.ShouldBeFalse();

    [Fact]
    public void Data_Breach_TurnsTheCheckWithinTwoMinutesOnEveryNameServer() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create();
        Publish(1);
        await Wait(120);
        check.IsHealthy.ShouldBeFalse();
        Enumerable.Range(0, ZoneState.NameServers).ShouldAllBe(server => !check.Served(server));
    });

    [Fact]
    public void Data_NoLongerThere_LeaveTheLastKnownStatus() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create();
        Publish(1);
        await Wait(7200);
        check.IsHealthy.ShouldBeFalse();
        Publish(0);
        await Wait(120);
        check.IsHealthy.ShouldBeTrue();
    });

    [Fact]
    public void Region_NotReachable_LeavesTheLastKnownStatus() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create();
        Publish(1);
        await Wait(120);
        route53.HealthChecks.Alarms = static (_, _) => null;
        await Wait(3600);
        check.IsHealthy.ShouldBeFalse();
    });

    [Fact]
    public void SetAlarmState_ChangesNothing() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create();
        Publish(0);
        await Wait(120);
        cloudWatch.SetAlarmState("switched", AlarmValue.Alarm, "a person");
        cloudWatch.Find("switched")!.State.Value.ShouldBe(AlarmValue.Alarm);
        await Wait(45);
        check.IsHealthy.ShouldBeTrue();
    });

    [Fact]
    public void InvertedCheck_IsHealthyWhileInAlarm() => core.Time.Run(async () =>
    {
        cloudWatch.PutMetricAlarm(Definition());
        var check = Create(inverted: true);
        Publish(0);
        await Wait(120);
        check.IsHealthy.ShouldBeFalse();
    });

    [Fact]
    public void Create_OfAnAlarmThatRoute53DoesNotFollow_IsRefused()
    {
        cloudWatch.PutMetricAlarm(Definition() with { Period = 10 });
        Should.Throw<InvalidInputException>(() => Create()).Message.ShouldContain("high resolution");
        cloudWatch.PutMetricAlarm(Definition() with { EvaluationPeriods = 3, DatapointsToAlarm = 2 });
        Should.Throw<InvalidInputException>(() => Create()).Message.ShouldContain("M out of N");
        cloudWatch.PutMetricAlarm(Definition() with { Math = new MetricMath("m", "x", 0) });
        Should.Throw<InvalidInputException>(() => Create()).Message.ShouldContain("metric math");
    }

    [Fact]
    public void Create_WithoutAnAlarm_IsRefused() =>
        Should.Throw<InvalidInputException>(
            () => route53.HealthChecks.Create("hc", new HealthCheckConfig { Type = HealthCheckType.CLOUDWATCH_METRIC }));

    [Fact]
    public void Create_OfAnotherType_IsRefused() =>
        Should.Throw<InvalidInputException>(
            () => route53.HealthChecks.Create("hc", new HealthCheckConfig { Type = HealthCheckType.HTTPS }));

    private static MetricAlarmDefinition Definition() => new()
    {
        Name = "switched",
        Namespace = "Failover",
        MetricName = "SwitchedTo",
        Dimensions = Dimensions,
        Statistic = AlarmStatistic.Maximum,
        Period = 60,
        EvaluationPeriods = 1,
        Comparison = AlarmComparison.GreaterThanOrEqualToThreshold,
        Threshold = 1,
        MissingData = MissingData.Ignore,
    };

    private HealthCheckState Create(InsufficientDataHealthStatus? status = null, bool inverted = false) =>
        route53.HealthChecks.Create("hc", new HealthCheckConfig
        {
            Type = HealthCheckType.CLOUDWATCH_METRIC,
            AlarmIdentifier = new AlarmIdentifier { Name = "switched", Region = CloudWatchRegion.EuWest1 },
            InsufficientDataHealthStatus = status ?? InsufficientDataHealthStatus.LastKnownStatus,
            Inverted = inverted,
        });

    private void Publish(double value) => cloudWatch.Publish("Failover", "SwitchedTo", Dimensions, value);

    private Task Wait(double seconds) => core.Time.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);
}
