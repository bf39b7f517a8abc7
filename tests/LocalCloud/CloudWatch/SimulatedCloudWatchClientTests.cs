using Amazon.CloudWatch.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class SimulatedCloudWatchClientTests
{
    [Fact]
    public void DescribeAlarms_WithoutTypes_ReturnsMetricAlarmsOnly()
    {
        var answer = Describe(new DescribeAlarmsRequest());

        answer.MetricAlarms.Select(static alarm => alarm.AlarmName).ShouldBe(["orders-a", "orders-b", "other"]);
        answer.CompositeAlarms.ShouldBeEmpty();
        answer.MetricAlarms[0].StateValue.Value.ShouldBe("ALARM");
    }

    [Fact]
    public void DescribeAlarms_CompositeTypeNamed_ReturnsThem() =>
        Describe(new DescribeAlarmsRequest { AlarmTypes = ["CompositeAlarm"], AlarmNames = ["both", "orders-a"] })
            .CompositeAlarms.Single().AlarmRule.ShouldBe("ALARM(orders-a) AND ALARM(orders-b)");

    [Fact]
    public void DescribeAlarms_PrefixAndPages_ReturnsThemOneByOne()
    {
        var first = Describe(new DescribeAlarmsRequest { AlarmNamePrefix = "orders-", MaxRecords = 1 });
        var second = Describe(new DescribeAlarmsRequest { AlarmNamePrefix = "orders-", MaxRecords = 1, NextToken = first.NextToken });

        first.MetricAlarms.Single().AlarmName.ShouldBe("orders-a");
        second.MetricAlarms.Single().AlarmName.ShouldBe("orders-b");
        second.NextToken.ShouldBeNull();
    }

    private static DescribeAlarmsResponse Describe(DescribeAlarmsRequest request)
    {
        var core = new CloudCore(1, Alarms.Start);
        var cloudWatch = new CloudWatchService(core);
        cloudWatch.PutMetricAlarm(Alarms.Silent("other"), AlarmValue.Ok);
        cloudWatch.PutMetricAlarm(Alarms.Silent("orders-b"), AlarmValue.Ok);
        cloudWatch.PutMetricAlarm(Alarms.Silent("orders-a"), AlarmValue.Alarm);
        cloudWatch.PutCompositeAlarm(new CompositeAlarmDefinition("both", "ALARM(orders-a) AND ALARM(orders-b)"));
        using var client = new SimulatedCloudWatchClient(cloudWatch, core, "VerifyClusterFunction");
        var answer = core.Time.Run(() => client.DescribeAlarmsAsync(request, CancellationToken.None));
        core.Gate.Counts["cloudwatch:DescribeAlarms"].ShouldBe(1);
        return answer;
    }
}
