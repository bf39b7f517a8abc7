using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <summary>Metrics and alarms: the switches of both regions, and what readiness reads.</summary>
[Collection(MotoTests.Name)]
public sealed class MetricWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoTheory]
    [InlineData(Clients.Region, 1)]
    [InlineData(GlobalBuilder.Europe, 0)]
    public async Task Flip_ARegionsSwitch_PublishesThereAndNowhereElse(string region, int value)
    {
        var plan = Global($"flip-{region}");

        await Switches.FlipAsync(plan, region, "Failover", value == 1 ? SwitchSide.On : SwitchSide.Off, CancellationToken.None);

        (await PublishedAsync(plan, region)).ShouldHaveSingleItem().Maximum.ShouldBe(value);
        (await PublishedAsync(plan, region == Clients.Region ? GlobalBuilder.Europe : Clients.Region)).ShouldBeEmpty();
    }

    [MotoFact]
    public async Task ReadSwitches_AlarmsOfBothRegions_GiveThePosition()
    {
        var plan = Global("read");
        await AlarmAsync(world.Clients.CloudWatch, SwitchNames.Alarm("read", Clients.Region), StateValue.OK);
        await AlarmAsync(
            new WireRegions(moto.Url).CloudWatch(GlobalBuilder.Europe), SwitchNames.Alarm("read", GlobalBuilder.Europe), StateValue.ALARM);

        var reading = await Switches.ReadAsync(plan, Pair, CancellationToken.None);

        reading.Note.ShouldBeNull();
        (reading.Position.Own, reading.Position.Other).ShouldBe((SwitchSide.Off, SwitchSide.On));
        reading.Position.Lead.ShouldBe(SwitchLead.There);
    }

    [MotoFact]
    public async Task ReadSwitches_NoAlarmInTheOtherRegion_IsUnknownAndSaysWhatToDeploy()
    {
        await AlarmAsync(world.Clients.CloudWatch, SwitchNames.Alarm("alone", Clients.Region), StateValue.OK);

        var reading = await Switches.ReadAsync(Global("alone"), Pair, CancellationToken.None);

        reading.Position.Other.ShouldBe(SwitchSide.Unknown);
        reading.Note.ShouldNotBeNull().ShouldContain("alone-switched-to-eu-west-1");
    }

    [MotoFact]
    public async Task Heartbeat_Published_IsReadBackAsTheNewest()
    {
        var now = TimeProvider.System.GetUtcNow();
        await world.Clients.CloudWatch.PutMetricDataAsync(new PutMetricDataRequest
        {
            Namespace = "Failover",
            MetricData = [Beat(now.AddSeconds(-70), 0), Beat(now.AddSeconds(-20), 1)],
        });

        var beat = await new MetricReader(world.Clients.CloudWatch, new Lazy<Settings>(new Settings()))
            .HeartbeatAsync("beating-prod", now, CancellationToken.None);

        beat.ShouldNotBeNull().IsAnswered.ShouldBeTrue();
        (now - beat.At).ShouldBe(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(11));
    }

    [MotoFact]
    public async Task Alarms_ByName_AreOnlyThose()
    {
        await AlarmAsync(world.Clients.CloudWatch, "named-heartbeat-lost", StateValue.ALARM);
        await AlarmAsync(world.Clients.CloudWatch, "unnamed-heartbeat-lost", StateValue.OK);

        var reader = new AlarmReader(world.Clients.CloudWatch);
        var alarms = await reader.ReadAsync(["named-heartbeat-lost", "nowhere"], AlarmKinds.Any, CancellationToken.None);

        var found = alarms.ShouldHaveSingleItem().Value;
        (found.Name, found.State, found.IsEnabled).ShouldBe(("named-heartbeat-lost", "ALARM", true));
        (await reader.FindAsync("named-heartbeat-lost", AlarmKinds.Metric, CancellationToken.None))
            .ShouldNotBeNull().IsInAlarm.ShouldBeTrue();
    }

    private SwitchStore Switches => new(world.Clients.CloudWatch, new WireRegions(moto.Url), TimeProvider.System);

    private static SwitchPlan Pair { get; } = new(SwitchRole.Primary, GlobalBuilder.Europe, GlobalBuilder.Endpoint(GlobalBuilder.East));

    private static GlobalPlan Global(string name) => GlobalBuilder.Plan with { Cluster = name, Home = Clients.Region };

    private static MetricDatum Beat(DateTimeOffset at, double value) => new()
    {
        MetricName = "Heartbeat",
        Dimensions = [new Dimension { Name = "Cluster", Value = "beating-prod" }],
        Timestamp = at.UtcDateTime,
        Value = value,
    };

    private async Task<List<Datapoint>> PublishedAsync(GlobalPlan plan, string region)
    {
        var now = TimeProvider.System.GetUtcNow();
        var answer = await new WireRegions(moto.Url).CloudWatch(region).GetMetricStatisticsAsync(new GetMetricStatisticsRequest
        {
            Namespace = "Failover",
            MetricName = SwitchNames.Metric,
            Dimensions = [
                new() { Name = SwitchNames.GlobalCluster, Value = plan.Cluster }, new() { Name = SwitchNames.Region, Value = region }],
            StartTime = now.AddMinutes(-5).UtcDateTime,
            EndTime = now.AddMinutes(5).UtcDateTime,
            Period = 60,
            Statistics = ["Maximum"],
        });
        return answer.Datapoints ?? [];
    }

    private static async Task AlarmAsync(IAmazonCloudWatch cloudWatch, string name, StateValue state)
    {
        await cloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
        {
            AlarmName = name,
            Namespace = "Failover",
            MetricName = SwitchNames.Metric,
            Statistic = Statistic.Maximum,
            Period = 60,
            EvaluationPeriods = 1,
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GreaterThanOrEqualToThreshold,
        });
        await cloudWatch.SetAlarmStateAsync(
            new SetAlarmStateRequest { AlarmName = name, StateValue = state, StateReason = "the test says so" });
    }
}
