using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class CompositeAlarmTests
{
    [Theory]
    [InlineData("ALARM(a)", true)]
    [InlineData("OK(a)", false)]
    [InlineData("INSUFFICIENT_DATA(c)", true)]
    [InlineData("ALARM(a) AND ALARM(b)", false)]
    [InlineData("ALARM(a) AND OK(b)", true)]
    [InlineData("ALARM(b) OR ALARM(a) AND OK(b)", true)]
    [InlineData("(ALARM(a) OR ALARM(b)) AND ALARM(b)", false)]
    [InlineData("ALARM(a) OR ALARM(b) AND ALARM(b)", true)]
    [InlineData("NOT ALARM(b)", true)]
    [InlineData("NOT (ALARM(a) OR ALARM(b))", false)]
    [InlineData("NOT NOT ALARM(a)", true)]
    [InlineData("NOT ALARM(b) AND ALARM(b)", false)]
    [InlineData("TRUE", true)]
    [InlineData("FALSE OR TRUE", true)]
    [InlineData("TRUE AND FALSE", false)]
    [InlineData("ALARM(\"a\")AND\n\tOK( b )", true)]
    [InlineData("ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a)", true)]
    public void AlarmRule_Expression_HasItsValue(string rule, bool expected)
    {
        var states =
            new Dictionary<string, AlarmValue> { ["a"] = AlarmValue.Alarm, ["b"] = AlarmValue.Ok, ["c"] = AlarmValue.InsufficientData };

        AlarmRule.Parse(rule).IsTrue(name => states[name]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ALARM")]
    [InlineData("ALARM(a")]
    [InlineData("ALARM()")]
    [InlineData("ALARM(a) AND")]
    [InlineData("ALARM(a) ALARM(b)")]
    [InlineData("(ALARM(a)")]
    [InlineData("ALARMING(a)")]
    [InlineData("ALARM(a) and ALARM(b)")]
    public void AlarmRule_NoExpression_IsRefusedWithThePlace(string rule) =>
        Should.Throw<FormatException>(() => AlarmRule.Parse(rule)).Message.ShouldStartWith("AlarmRule: expected");

    [Fact]
    public void CompositeAlarm_BothWitnessesAgree_SendsTheRecordedEvent()
    {
        var core = new CloudCore(3, new DateTimeOffset(2026, 11, 22, 17, 4, 0, TimeSpan.Zero));
        var events = new List<JsonNode>();
        var cloudWatch = new CloudWatchService(core) { Events = events.Add };
        cloudWatch.PutMetricAlarm(Alarms.Silent("orders-prod-heartbeat-lost") with { MissingData = MissingData.Ignore }, AlarmValue.Ok);
        cloudWatch.PutMetricAlarm(Alarms.Silent("orders-prod-writer-silent") with { MissingData = MissingData.Ignore }, AlarmValue.Ok);
        var recorded = Shape.Recorded("alarm-composite.json");
        cloudWatch.PutCompositeAlarm(
            new CompositeAlarmDefinition("orders-prod-writer-down", recorded["detail"]!["configuration"]!["alarmRule"]!.GetValue<string>())
            {
                Description = recorded["detail"]!["configuration"]!["description"]!.GetValue<string>(),
            });
        core.Time.At(TimeSpan.FromSeconds(10), () => cloudWatch.SetAlarmState("orders-prod-writer-silent", AlarmValue.Alarm, "test"));
        core.Time.At(
            TimeSpan.FromMilliseconds(41_211), () => cloudWatch.SetAlarmState("orders-prod-heartbeat-lost", AlarmValue.Alarm, "test"));

        core.Time.Run(() => core.Time.Delay(TimeSpan.FromSeconds(45), CancellationToken.None));

        var last = events[^1];
        Shape.Of(last).ShouldBe(Shape.Of(recorded));
        foreach (var state in new[] { "state", "previousState" })
        {
            last["detail"]![state]!["reason"]!.GetValue<string>().ShouldBe(recorded["detail"]![state]!["reason"]!.GetValue<string>());
            last["detail"]![state]!["reasonData"]!.GetValue<string>()
                .ShouldBe(recorded["detail"]![state]!["reasonData"]!.GetValue<string>());
        }

        last["detail"]!["configuration"]!.ToJsonString().ShouldBe(recorded["detail"]!["configuration"]!.ToJsonString());
    }

    [Fact]
    public void PutCompositeAlarm_RuleNamesNoAlarm_IsRefused() =>
        Should.Throw<ArgumentException>(
            () => new CloudWatchService(new CloudCore(1, Alarms.Start)).PutCompositeAlarm(new CompositeAlarmDefinition("x", "ALARM(gone)")))
            .Message.ShouldContain("gone");
}
