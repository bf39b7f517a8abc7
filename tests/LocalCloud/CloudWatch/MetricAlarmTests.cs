using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class MetricAlarmTests
{
    private readonly CloudCore core = new(7, Alarms.Start);
    private readonly List<JsonNode> events = [];
    private readonly List<(string Arn, string Subject, string Message)> actions = [];

    [Fact]
    public void MetricAlarm_WriterFallsSilent_SendsTheRecordedEvent()
    {
        var cloudWatch = Service();
        cloudWatch.PutMetricAlarm(Alarms.Silent("orders-prod-writer-silent"));
        core.Time.At(TimeSpan.FromSeconds(270), () => cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Alarms.Writer, 41));

        Wait(TimeSpan.FromMinutes(12));

        var recorded = Shape.Recorded("alarm-metric.json");
        events.Count.ShouldBe(3);
        var last = events[^1];
        Shape.Of(last).ShouldBe(Shape.Of(recorded));
        last["detail"]!["configuration"]!["metrics"]![0]!["metricStat"]!.ToJsonString()
            .ShouldBe(recorded["detail"]!["configuration"]!["metrics"]![0]!["metricStat"]!.ToJsonString());
        foreach (var state in new[] { "previousState", "state" })
        {
            last["detail"]![state]!["reason"]!.GetValue<string>().ShouldBe(recorded["detail"]![state]!["reason"]!.GetValue<string>());
            last["detail"]![state]!["value"]!.GetValue<string>().ShouldBe(recorded["detail"]![state]!["value"]!.GetValue<string>());
            WithoutDate(last, state).ShouldBe(WithoutDate(recorded, state));
            last["detail"]![state]!["timestamp"]!.GetValue<string>()[..17]
                .ShouldBe(recorded["detail"]![state]!["timestamp"]!.GetValue<string>()[..17]);
        }

        last["resources"]!.ToJsonString().ShouldBe(recorded["resources"]!.ToJsonString());
    }

    [Fact]
    public void MetricAlarm_HighResolution_IsEvaluatedEveryTenSeconds()
    {
        var cloudWatch = Service();
        cloudWatch.PutMetricAlarm(Alarms.Silent("fast") with { Period = 10, EvaluationPeriods = 1 }, AlarmValue.Ok);

        Wait(TimeSpan.FromSeconds(11));

        cloudWatch.Find("fast").ShouldNotBeNull().State.Value.ShouldBe(AlarmValue.Alarm);
    }

    [Fact]
    public void MetricAlarm_ActionsEnabled_CallsTheActionsOfTheNewState()
    {
        var cloudWatch = Service();
        var actionsOf = new AlarmActions(["arn:alarm"], ["arn:ok"], []);
        cloudWatch.PutMetricAlarm(Alarms.Silent("loud") with { Actions = actionsOf }, AlarmValue.Ok);
        cloudWatch.PutMetricAlarm(Alarms.Silent("mute") with { Actions = actionsOf with { Enabled = false } }, AlarmValue.Ok);

        cloudWatch.SetAlarmState("loud", AlarmValue.Alarm, "test");
        cloudWatch.SetAlarmState("loud", AlarmValue.Ok, "test");
        cloudWatch.SetAlarmState("mute", AlarmValue.Alarm, "test");
        Wait(TimeSpan.FromSeconds(1));

        actions.Select(static action => action.Arn).ShouldBe(["arn:alarm", "arn:ok"]);
        actions[0].Subject.ShouldBe("ALARM: \"loud\" in US East (N. Virginia)");
        JsonNode.Parse(actions[0].Message)!["NewStateValue"]!.GetValue<string>().ShouldBe("ALARM");
        events.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(ComparisonOperator.GreaterThanThreshold, 5, false)]
    [InlineData(ComparisonOperator.GreaterThanOrEqualToThreshold, 5, true)]
    [InlineData(ComparisonOperator.LessThanThreshold, 5, false)]
    [InlineData(ComparisonOperator.LessThanOrEqualToThreshold, 5, true)]
    [InlineData(ComparisonOperator.GreaterThanThreshold, 6, true)]
    [InlineData(ComparisonOperator.LessThanThreshold, 4, true)]
    public void Comparison_AtTheThreshold_BreachesAsItsNameSays(ComparisonOperator comparison, double value, bool breaches) =>
        comparison.Breaches(value, 5).ShouldBe(breaches);

    [Theory]
    [InlineData(Statistic.SampleCount, 3)]
    [InlineData(Statistic.Sum, 12)]
    [InlineData(Statistic.Average, 4)]
    [InlineData(Statistic.Minimum, 1)]
    [InlineData(Statistic.Maximum, 9)]
    public void Read_Statistic_OfThePeriodsSamples(Statistic statistic, double expected)
    {
        var cloudWatch = Service();
        foreach (var value in new[] { 9.0, 2, 1 })
        {
            cloudWatch.Publish("N", "M", Alarms.Writer, value, Alarms.Start);
        }

        cloudWatch.Publish("N", "M", Alarms.Writer, 100, Alarms.Start.AddMinutes(1));
        cloudWatch.Publish("N", "M", new Dictionary<string, string>(), 100, Alarms.Start);
        var reversed = Alarms.Writer.Reverse().ToDictionary();

        cloudWatch.Read("N", "M", reversed, statistic, Alarms.Start, Alarms.Start.AddMinutes(1)).ShouldBe(expected);
    }

    [Fact]
    public void PutMetricAlarm_PeriodThatCloudWatchRefuses_SaysWhatIsExpected() =>
        Should.Throw<ArgumentException>(() => Service().PutMetricAlarm(Alarms.Silent("odd") with { Period = 45 }))
            .Message.ShouldContain("must be 10, 30 or a multiple of 60, found 45");

    [Fact]
    public void MetricAlarm_DataInsideIngestionDelay_IsNotSeenYet()
    {
        var cloudWatch = new CloudWatchService(core, new CloudWatchOptions { IngestionDelay = TimeSpan.FromMinutes(10) });
        cloudWatch.PutMetricAlarm(Alarms.Silent("late") with { EvaluationPeriods = 1 }, AlarmValue.Ok);
        using var timer = core.Time.Every(
            TimeSpan.Zero, TimeSpan.FromSeconds(30), () => cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Alarms.Writer, 41));

        Wait(TimeSpan.FromMinutes(5));

        cloudWatch.Find("late").ShouldNotBeNull().State.Value.ShouldBe(AlarmValue.Alarm);
    }

    private static string WithoutDate(JsonNode happened, string state)
    {
        var data = JsonNode.Parse(happened["detail"]![state]!["reasonData"]!.GetValue<string>())!.AsObject();
        data["queryDate"] = "";
        return data.ToJsonString();
    }

    private CloudWatchService Service() =>
        new(core) { Events = events.Add, Actions = (_, arn, subject, message) => actions.Add((arn, subject, message)) };

    private void Wait(TimeSpan time) => core.Time.Run(() => core.Time.Delay(time, CancellationToken.None));
}
