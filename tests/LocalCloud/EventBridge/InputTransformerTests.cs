using System.Text.Json.Nodes;
using Failover.LocalCloud.EventBridge;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.EventBridge;

public sealed class InputTransformerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 4, 43, TimeSpan.Zero);

    [Theory]
    [InlineData(
        "alarm-metric.json",
        """{"cluster":"orders-prod","alarm":{"name":"orders-prod-writer-silent","state":"ALARM","stateChangedAt":"2026-11-22T17:04:40.985+0000"},"reason":"orders-prod-writer-silent is ALARM"}""")]
    [InlineData(
        "alarm-composite.json",
        """{"cluster":"","alarm":{"name":"orders-prod-writer-down","state":"ALARM","stateChangedAt":"2026-11-22T17:04:42.004+0000"},"reason":"orders-prod-writer-down is ALARM"}""")]
    public void Transform_RecordedAlarm_GivesTheStateMachinesInput(string recorded, string expected)
    {
        var transformer = new InputTransformer(
            new Dictionary<string, string>
            {
                ["cluster"] = "$.detail.configuration.metrics[0].metricStat.metric.dimensions.DBClusterIdentifier",
                ["name"] = "$.detail.alarmName",
                ["state"] = "$.detail['state'].value",
                ["at"] = "$.detail.state.timestamp",
            },
            """{"cluster": <cluster>, "alarm": {"name": <name>, "state": "<state>", "stateChangedAt": <at>}, "reason": "<name> is <state>"}""");

        Canonical(transformer.Transform(Shape.Recorded(recorded), "arn", "rule", Now)).ShouldBe(Canonical(expected));
    }

    [Theory]
    [InlineData("""{"x":<v>}""", """{"v":[1,{"b":null}]}""", """{"x":[1,{"b":null}]}""")]
    [InlineData("""{"x":<v>}""", """{"v":true}""", """{"x":true}""")]
    [InlineData("""{"x":<v>}""", """{"v":null}""", """{"x":null}""")]
    [InlineData("""{"x":<v>}""", """{}""", """{"x":""}""")]
    [InlineData("""{"x":"<v>"}""", """{}""", """{"x":""}""")]
    [InlineData("""{"x":"is <v>!"}""", """{"v":12}""", """{"x":"is 12!"}""")]
    [InlineData("\"<v>\"", """{"v":"say \"hi\""}""", "\"say \\\"hi\\\"\"")]
    [InlineData("""{"x":"a \"<v>\" < b"}""", """{"v":"q"}""", """{"x":"a \"q\" < b"}""")]
    [InlineData(
        """{"x":<aws.events.rule-arn>,"y":"<aws.events.rule-name>","z":<aws.events.event.ingestion-time>}""", "{}",
        """{"x":"arn","y":"rule","z":"2026-11-22T17:04:43Z"}""")]
    [InlineData("""{"x":<aws.events.event>}""", """{"v":1,"detail":{"d":2}}""", """{"x":{"v":1}}""")]
    [InlineData("""{"x":<aws.events.event.json>}""", """{"v":1,"detail":{"d":2}}""", """{"x":{"v":1,"detail":{"d":2}}}""")]
    public void Transform_Variable_IsInsertedByItsPlace(string template, string happened, string expected) =>
        Canonical(
            new InputTransformer(new Dictionary<string, string> { ["v"] = "$.v" }, template)
            .Transform(JsonNode.Parse(happened)!, "arn", "rule", Now))
            .ShouldBe(Canonical(expected));

    [Theory]
    [InlineData("$.v", """{"x":<unknown>}""")]
    [InlineData("v", """{"x":<v>}""")]
    [InlineData("$.v[", """{"x":<v>}""")]
    [InlineData("$.v", """{"x":<v>""")]
    public void InputTransformer_NotOne_IsRefused(string path, string template) =>
        Should.Throw<FormatException>(() => new InputTransformer(new Dictionary<string, string> { ["v"] = path }, template));

    private static string Canonical(string json) => JsonNode.Parse(json)!.ToJsonString();
}
