using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class MetricStatisticsTests
{
    private readonly CloudCore core = new(1, Alarms.Start);
    private readonly CloudWatchService cloudWatch;

    public MetricStatisticsTests() => cloudWatch = new CloudWatchService(core);

    [Fact]
    public void GetMetricStatistics_Samples_AreOneFigureAPeriod()
    {
        Publish(3, -150);
        Publish(1, -140);
        Publish(5, -70);

        var points = Ask(60, -180).Datapoints;

        points.Select(p => (p.Timestamp, p.Sum, p.Minimum, p.Maximum)).ShouldBe(
            [(Alarms.Start.AddSeconds(-180).UtcDateTime, 4, 1, null), (Alarms.Start.AddSeconds(-120).UtcDateTime, 5, 5, null)]);
    }

    [Fact]
    public void GetMetricStatistics_WhatCannotBeSeenYet_IsNotThere()
    {
        cloudWatch.IngestionDelay = TimeSpan.FromMinutes(1);
        Publish(1, -30);

        Ask(10, -60).Datapoints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(60, -86_460)]
    [InlineData(7, -60)]
    [InlineData(90, -180)]
    public void GetMetricStatistics_BeyondTheLimits_IsRefused(int period, int from) =>
        Should.Throw<AmazonCloudWatchException>(() => Ask(period, from)).ErrorCode.ShouldStartWith("InvalidParameter");

    /// <summary>"Data points with a period of less than 60 seconds are available for 3 hours."</summary>
    [Fact]
    public void GetMetricStatistics_SecondsOfMoreThanThreeHoursAgo_AreForgotten()
    {
        Publish(1, -11_000);
        Publish(1, -10_000);

        Ask(10, -12_000).Datapoints.ShouldHaveSingleItem().Timestamp.ShouldBe(Alarms.Start.AddSeconds(-10_000).UtcDateTime);
        Ask(60, -12_000).Datapoints.Count.ShouldBe(2);
    }

    [Fact]
    public void EnableActions_Off_SilencesTheAlarm()
    {
        cloudWatch.PutMetricAlarm(Alarms.Silent("a"), AlarmValue.Ok);

        cloudWatch.EnableActions("a", enabled: false);

        using var client = new SimulatedCloudWatchClient(cloudWatch, core, "ReadinessFunction");
        core.Time.Run(() => client.DescribeAlarmsAsync(new DescribeAlarmsRequest(), CancellationToken.None))
            .MetricAlarms.Single().ActionsEnabled.ShouldBe(false);
    }

    [Fact]
    public void DeleteAlarm_UnderAComposite_MustComeAfterIt()
    {
        cloudWatch.PutMetricAlarm(Alarms.Silent("a"), AlarmValue.Ok);
        cloudWatch.PutCompositeAlarm(new CompositeAlarmDefinition("both", "ALARM(a)"));

        Should.Throw<InvalidOperationException>(() => cloudWatch.DeleteAlarm("a"));
        cloudWatch.DeleteAlarm("both");
        cloudWatch.DeleteAlarm("a");

        cloudWatch.Alarms.ShouldBeEmpty();
    }

    private void Publish(double value, int seconds) =>
        cloudWatch.Publish("Failover", "Heartbeat", Alarms.Writer, value, Alarms.Start.AddSeconds(seconds));

    private GetMetricStatisticsResponse Ask(int period, int from)
    {
        using var client = new SimulatedCloudWatchClient(cloudWatch, core, "ReadinessFunction");
        return core.Time.Run(() => client.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "Failover",
                MetricName = "Heartbeat",
                Dimensions = [.. Alarms.Writer.Select(d => new Dimension { Name = d.Key, Value = d.Value })],
                StartTime = Alarms.Start.AddSeconds(from).UtcDateTime,
                EndTime = Alarms.Start.UtcDateTime,
                Period = period,
                Statistics = ["Sum", "Minimum"],
            },
            CancellationToken.None));
    }
}
