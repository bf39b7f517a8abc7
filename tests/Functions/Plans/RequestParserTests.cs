using CsCheck;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Plans.Requests;

namespace Failover.Tests.Functions.Plans;

public sealed class RequestParserTests
{
    [Fact]
    public void Parse_ClusterAlone_LeavesTheRestToTagsAndSettings() =>
        Parse("""{"cluster": "orders-prod"}""").ShouldBe(new FailoverRequest { Cluster = "orders-prod" });

    [Fact]
    public void Parse_AllFields_ReadsEach()
    {
        var request = Parse("""
            {"cluster": "Orders-PROD", "mode": "observe", "drill": {"kind": "failover"}, "reason": "game day", "force": true,
             "record": "DB.Example.com.", "zone": "Z1", "endpoint": "writer",
             "alarm": {"name": "writer-down", "state": "ALARM", "stateChangedAt": "2026-11-22T17:04:40.985+0000"},
             "budgets": {"promotionSeconds": 30, "inSyncSeconds": 10, "probeSeconds": 3600}}
            """);
        request.ShouldBe(new FailoverRequest
        {
            Cluster = "orders-prod",
            Mode = Mode.Observe,
            Drill = DrillKind.Failover,
            Reason = "game day",
            Force = true,
            Record = "db.example.com",
            Zone = "Z1",
            Endpoint = EndpointKind.Writer,
            Alarm = new AlarmInfo("writer-down", "ALARM", new DateTimeOffset(2026, 11, 22, 17, 4, 40, 985, TimeSpan.Zero)),
            PromotionSeconds = 30,
            InSyncSeconds = 10,
            ProbeSeconds = 3600,
        });
    }

    [Theory]
    [InlineData("""{"cluster": "a", "drill": {}}""")]
    [InlineData("""{"cluster": "a", "drill": {"kind": null}}""")]
    public void Parse_DrillWithoutKind_IsAFailover(string json) => Parse(json).Drill.ShouldBe(DrillKind.Failover);

    [Fact]
    public void Parse_ForceFalse_IsNotForced() => Parse("""{"cluster": "a", "force": false}""").Force.ShouldBeFalse();

    [Fact]
    public void Parse_NullFields_CountAsAbsent() =>
        Parse("""{"cluster": "a", "mode": null, "drill": null, "reason": null, "alarm": null, "force": null, "budgets": null}""")
            .ShouldBe(new FailoverRequest { Cluster = "a" });

    [Theory]
    [InlineData("null", "input to be an object", "found null")]
    [InlineData("[]", "input to be an object", "found an array")]
    [InlineData("\"orders-prod\"", "input to be an object", "found \"orders-prod\"")]
    [InlineData("42", "input to be an object", "found 42")]
    [InlineData("{}", "input.cluster", "found none")]
    [InlineData("""{"cluster": null}""", "input.cluster", "found none")]
    [InlineData("""{"cluster": ""}""", "input.cluster to be text of 1 to 256", "found \"\"")]
    [InlineData("""{"cluster": 7}""", "input.cluster to be text", "found 7")]
    [InlineData("""{"cluster": {}}""", "input.cluster to be text", "found an object")]
    [InlineData("""{"cluster": "arn:aws:rds:us-east-1:1:cluster:a"}""", "DocumentDB cluster identifier", "found 'arn:aws:rds")]
    [InlineData(
        """{"cluster": "a23456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"}""",
        "DocumentDB cluster identifier", "678901234567...'")]
    [InlineData("""{"cluster": "a--b"}""", "DocumentDB cluster identifier", "found 'a--b'")]
    [InlineData("""{"cluster": "a-"}""", "DocumentDB cluster identifier", "found 'a-'")]
    [InlineData("""{"cluster": "1a"}""", "DocumentDB cluster identifier", "found '1a'")]
    [InlineData("""{"cluster": "orders-prod\n"}""", "DocumentDB cluster identifier", "found 'orders-prod")]
    [InlineData("""{"cluster": "a", "clsuter": "b"}""", "only the fields cluster, replace, mode", "found 'clsuter'")]
    [InlineData("""{"cluster": "a", "mode": "paused"}""", "input.mode to be act or observe, but", "found \"paused\"")]
    [InlineData("""{"cluster": "a", "mode": true}""", "input.mode to be act or observe", "found true")]
    [InlineData("""{"cluster": "a", "endpoint": "reader"}""", "input.endpoint to be cluster or writer", "found \"reader\"")]
    [InlineData("""{"cluster": "a", "drill": "failover"}""", "input.drill to be an object", "found \"failover\"")]
    [InlineData("""{"cluster": "a", "drill": {"kind": "delete"}}""", "input.drill.kind to be failover", "found \"delete\"")]
    [InlineData("""{"cluster": "a", "drill": {"sort": "x"}}""", "only the fields kind, stopAlarm in input.drill", "found 'sort'")]
    [InlineData("""{"cluster": "a", "force": "yes"}""", "input.force to be true or false", "found \"yes\"")]
    [InlineData("""{"cluster": "a", "record": "db"}""", "record to be a DNS name", "found 'db'")]
    [InlineData("""{"cluster": "a", "record": "*.example.com"}""", "record to be a DNS name", "found '*.example.com'")]
    [InlineData("""{"cluster": "a", "alarm": {}}""", "input.alarm.name", "found none")]
    [InlineData("""{"cluster": "a", "alarm": {"name": "n"}}""", "input.alarm.state", "found none")]
    [InlineData("""{"cluster": "a", "alarm": {"name": "n", "state": "ALARM"}}""", "input.alarm.stateChangedAt", "found none")]
    [InlineData(
        """{"cluster": "a", "alarm": {"name": "n", "state": "ALARM", "stateChangedAt": "2026-11-22T17:04:40Z", "attempt": 0}}""",
        "input.alarm.attempt", "found 0")]
    [InlineData(
        """{"cluster": "a", "alarm": {"name": "n", "state": "ALARM", "stateChangedAt": "soon"}}""",
        "input.alarm.stateChangedAt to be a time such as", "found \"soon\"")]
    [InlineData("""{"cluster": "a", "budgets": {"promotionSeconds": 29}}""", "a whole number from 30 to 7200", "found 29")]
    [InlineData("""{"cluster": "a", "budgets": {"promotionSeconds": 7201}}""", "a whole number from 30 to 7200", "found 7201")]
    [InlineData("""{"cluster": "a", "budgets": {"inSyncSeconds": 9}}""", "a whole number from 10 to 3600", "found 9")]
    [InlineData("""{"cluster": "a", "budgets": {"probeSeconds": 10.5}}""", "a whole number from 10 to 3600", "found 10.5")]
    [InlineData("""{"cluster": "a", "budgets": {"probeSeconds": "60"}}""", "a whole number from 10 to 3600", "found \"60\"")]
    public void Parse_WrongInput_StatesExpectedFoundAndRemedy(string json, string expected, string found) =>
        Refused(json).ShouldTell(expected, found, ". ");

    [Theory]
    [InlineData("alarm-metric.json")]
    [InlineData("alarm-composite.json")]
    [InlineData("rds-cluster-event.json")]
    public void Parse_RawEvent_PointsToTheInputTransformer(string file) =>
        Refused(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Events", file)))
            .ShouldTell("{\"cluster\": \"orders-prod\"}", "a raw event", "InputTransformer");

    [Fact]
    public void Parse_DirectAlarmAction_PointsToTheInputTransformer() =>
        Refused("""{"source": "aws.cloudwatch", "alarmData": {}}""").ShouldTell("input such as", "a raw event", "no alarm a direct action");

    [Theory]
    [InlineData("""{"cluster": "a", "alarm": {}}""", "{\"name\": \"orders-prod-writer-silent\"}")]
    [InlineData("""{"cluster": "a", "alarm": {"name": "n"}}""", "{\"state\": \"ALARM\"}")]
    [InlineData("{}", "{\"cluster\": \"orders-prod\"}")]
    public void Parse_MissingField_GivesAnExample(string json, string example) =>
        Refused(json).Message.ShouldContain($"for example {example}");

    /// <summary>Only the report uses it, so nothing about it may stop a failover.</summary>
    [Theory]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("\" \\n \"", null)]
    [InlineData("17", "17")]
    [InlineData("{\"why\": true}", "{\"why\": true}")]
    [InlineData("\"by hand\"", "by hand")]
    [InlineData(
        "\"Threshold Crossed:\\n\\nAPPROVAL NEEDED\\r\\nhttps://example.invalid\"",
        "Threshold Crossed: APPROVAL NEEDED https://example.invalid")]
    [InlineData("\"half \\ud83d of a pair\"", "half \\ud83d of a pair")]
    public void Parse_AnyReason_IsOneLineOrNone(string reason, string? text) =>
        Parse($$"""{"cluster": "a", "reason": {{reason}}}""").Reason.ShouldBe(text);

    [Fact]
    public void Parse_Replace_IsTakenAsItIs()
    {
        Parse("""{"cluster": "a", "replace": true}""").Replace.ShouldBeTrue();
        Parse("""{"cluster": "a"}""").Replace.ShouldBeFalse();
        Refused("""{"cluster": "a", "replace": "yes"}""").ShouldTell("input.replace to be true or false", "found \"yes\"", "Correct");
    }

    [Theory]
    [InlineData("""{"cluster": "\ud800"}""")]
    [InlineData("""{"\udc00": 1}""")]
    public void Parse_HalfSurrogatePair_IsRefusedAsInput(string json) =>
        Refused(json).ShouldTell("valid Unicode", "half of a surrogate pair", "Correct the execution's input");

    [Fact]
    public void Parse_NothingAtAll_IsRefused() =>
        Should.Throw<InvalidRequestException>(() => RequestParser.Parse(default)).ShouldTell("an object", "nothing", "Correct");

    [Fact]
    public void Parse_AnyJson_ThrowsNothingButInvalidRequest() => RandomJson.Values.Sample(json =>
    {
        try
        {
            RequestParser.Parse(Sample.Json(json)).Cluster.ShouldNotBeEmpty();
        }
        catch (InvalidRequestException e)
        {
            e.Message.ShouldStartWith("Expected ");
        }
    }, iter: 5000);
}
