using System.Text.Json.Nodes;
using Failover.LocalCloud.EventBridge;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.EventBridge;

public sealed class EventPatternTests
{
    [Theory]
    [InlineData(
        "alarm-metric.json",
        """{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],"detail":{"state":{"value":["ALARM"]}}}""", true)]
    [InlineData("alarm-metric.json", """{"detail":{"previousState":{"value":["ALARM"]}}}""", false)]
    [InlineData(
        "alarm-metric.json", """{"detail":{"configuration":{"metrics":{"metricStat":{"metric":{"namespace":["AWS/DocDB"]}}}}}}""", true)]
    [InlineData("alarm-metric.json", """{"resources":[{"suffix":"-writer-silent"}]}""", true)]
    [InlineData(
        "alarm-composite.json", """{"detail":{"alarmName":[{"suffix":"-writer-down"}],"state":{"actionsSuppressedBy":[null]}}}""", true)]
    [InlineData(
        "rds-cluster-event.json",
        """{"source":["aws.rds"],"detail":{"EventCategories":["failover"],"EventID":["RDS-EVENT-0071","RDS-EVENT-0072"]}}""", true)]
    [InlineData("rds-cluster-event.json", """{"source":["aws.cloudwatch"]}""", false)]
    public void EventPattern_RecordedEvent_Matches(string recorded, string pattern, bool expected) =>
        EventPattern.Parse(pattern).Matches(Shape.Recorded(recorded)).ShouldBe(expected);

    [Theory]
    [InlineData("""["x"]""", """{"a":"x"}""", true)]
    [InlineData("""["x"]""", """{"a":"X"}""", false)]
    [InlineData("""["x","y"]""", """{"a":"y"}""", true)]
    [InlineData("""["x"]""", """{"a":["z","x"]}""", true)]
    [InlineData("""["x"]""", """{"a":["z"]}""", false)]
    [InlineData("""["x"]""", """{}""", false)]
    [InlineData("""[1]""", """{"a":1.0}""", true)]
    [InlineData("""[1]""", """{"a":"1"}""", false)]
    [InlineData("""[true]""", """{"a":true}""", true)]
    [InlineData("""[true]""", """{"a":false}""", false)]
    [InlineData("""[null]""", """{"a":null}""", true)]
    [InlineData("""[null]""", """{}""", false)]
    [InlineData("""[{"prefix":"or"}]""", """{"a":"orders"}""", true)]
    [InlineData("""[{"prefix":"rs"}]""", """{"a":"orders"}""", false)]
    [InlineData("""[{"prefix":{"equals-ignore-case":"OR"}}]""", """{"a":"orders"}""", true)]
    [InlineData("""[{"suffix":"rs"}]""", """{"a":"orders"}""", true)]
    [InlineData("""[{"equals-ignore-case":"ORDERS"}]""", """{"a":"orders"}""", true)]
    [InlineData("""[{"equals-ignore-case":"ORDER"}]""", """{"a":"orders"}""", false)]
    [InlineData("""[{"anything-but":"x"}]""", """{"a":"y"}""", true)]
    [InlineData("""[{"anything-but":"x"}]""", """{"a":"x"}""", false)]
    [InlineData("""[{"anything-but":"x"}]""", """{}""", false)]
    [InlineData("""[{"anything-but":["x","y"]}]""", """{"a":"y"}""", false)]
    [InlineData("""[{"anything-but":[1,2]}]""", """{"a":3}""", true)]
    [InlineData("""[{"anything-but":{"prefix":"or"}}]""", """{"a":"orders"}""", false)]
    [InlineData("""[{"anything-but":{"suffix":["rs","x"]}}]""", """{"a":"orders"}""", false)]
    [InlineData("""[{"anything-but":{"wildcard":"*-test"}}]""", """{"a":"orders-test"}""", false)]
    [InlineData("""[{"anything-but":{"wildcard":"*-test"}}]""", """{"a":"orders-prod"}""", true)]
    [InlineData("""[{"exists":true}]""", """{"a":null}""", true)]
    [InlineData("""[{"exists":true}]""", """{}""", false)]
    [InlineData("""[{"exists":false}]""", """{}""", true)]
    [InlineData("""[{"exists":false}]""", """{"a":1}""", false)]
    [InlineData("""[{"numeric":[">",0,"<=",5]}]""", """{"a":5}""", true)]
    [InlineData("""[{"numeric":[">",0,"<=",5]}]""", """{"a":0}""", false)]
    [InlineData("""[{"numeric":["=",3.5]}]""", """{"a":3.5}""", true)]
    [InlineData("""[{"numeric":["<",10]}]""", """{"a":"5"}""", false)]
    [InlineData("""[{"wildcard":"orders-*-down"}]""", """{"a":"orders-prod-writer-down"}""", true)]
    [InlineData("""[{"wildcard":"orders-*-down"}]""", """{"a":"orders-down"}""", false)]
    [InlineData("""[{"wildcard":"*a*b*"}]""", """{"a":"xaxbx"}""", true)]
    [InlineData("""[{"wildcard":"*a*b*"}]""", """{"a":"xbxa"}""", false)]
    [InlineData("""[{"wildcard":"a\\*b"}]""", """{"a":"a*b"}""", true)]
    [InlineData("""[{"wildcard":"a\\*b"}]""", """{"a":"axb"}""", false)]
    [InlineData("""[{"cidr":"10.0.0.0/24"}]""", """{"a":"10.0.0.77"}""", true)]
    [InlineData("""[{"cidr":"10.0.0.0/24"}]""", """{"a":"10.0.1.77"}""", false)]
    [InlineData("""{"b":["x"]}""", """{"a":{"b":"x"}}""", true)]
    [InlineData("""{"b":["x"]}""", """{"a":[{"b":"y"},{"b":"x"}]}""", true)]
    [InlineData("""{"b":[{"exists":false}]}""", """{}""", true)]
    public void EventPattern_OneField_MatchesAsDocumented(string field, string happened, bool expected) =>
        EventPattern.Parse($$"""{"a":{{field}}}""").Matches(JsonNode.Parse(happened)!).ShouldBe(expected);

    [Theory]
    [InlineData("""{"c":"1","a":"x"}""", true)]
    [InlineData("""{"c":"1","b":2}""", true)]
    [InlineData("""{"c":"1","a":"y","b":3}""", false)]
    [InlineData("""{"c":"2","a":"x"}""", false)]
    public void EventPattern_Or_NeedsOneOfItsPatterns(string happened, bool expected) =>
        EventPattern.Parse("""{"c":["1"],"$or":[{"a":["x"]},{"b":[{"numeric":["<",3]}]}]}""").Matches(JsonNode.Parse(happened)!)
            .ShouldBe(expected);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"a":"x"}""")]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"a":[{"nonsense":1}]}""")]
    [InlineData("""{"a":[{"exists":"yes"}]}""")]
    [InlineData("""{"a":[{"numeric":[">"]}]}""")]
    [InlineData("""{"a":[{"numeric":["!",1]}]}""")]
    [InlineData("""{"a":[{"prefix":1}]}""")]
    [InlineData("""{"a":[{"wildcard":"**"}]}""")]
    [InlineData("""{"a":[{"prefix":"x","suffix":"y"}]}""")]
    [InlineData("""{"$or":[{"a":["x"]}]}""")]
    public void EventPattern_NotOne_IsRefusedAsEventBridgeDoes(string pattern) =>
        Should.Throw<InvalidEventPatternException>(() => EventPattern.Parse(pattern)).Message.ShouldStartWith(
            "Event pattern is not valid. Reason:");
}
