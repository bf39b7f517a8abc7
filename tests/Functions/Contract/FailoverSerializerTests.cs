using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.Unrecovered;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Contract;

public sealed class FailoverSerializerTests
{
    private readonly FailoverSerializer serializer = new();

    public static TheoryData<Enum, string> Words => new()
    {
        { VerdictState.StandDown, "stand-down" },
        { VerdictState.Confirm, "confirm" },
        { VerdictState.Repoint, "repoint" },
        { VerdictState.Await, "await" },
        { VerdictState.Drill, "drill" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Serialize_VerdictState_IsTheWordThatDecideMatches(Enum kind, string word)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var json = Write(Sample.Verdict with { State = (VerdictState)kind });
        json.GetProperty("state").GetString().ShouldBe(word);
    }

    [Fact]
    public void Serialize_Verdict_IsCamelCaseWithoutNulls()
    {
        var json = Write(Sample.Verdict);
        json.GetProperty("recordValue").GetString().ShouldBe(Sample.ClusterEndpoint);
        json.GetProperty("plan").GetProperty("promotion").GetProperty("intervalSeconds").GetInt32().ShouldBe(3);
        json.GetProperty("plan").GetProperty("sources").GetProperty("record").GetString().ShouldBe("setting");
        json.TryGetProperty("cause", out _).ShouldBeFalse();
    }

    [Fact]
    public void Serialize_EachStepsState_IsTheWordThatTheChoicesMatch()
    {
        Write(Sample.Promoted).GetProperty("state").GetString().ShouldBe("promoted");
        Write(Sample.Swap with { State = SwapState.WouldChange }).GetProperty("state").GetString().ShouldBe("would-change");
        Write(Sample.InSync).GetProperty("state").GetString().ShouldBe("in-sync");
        Write(Sample.Proven with { State = ProbeState.Recheck }).GetProperty("state").GetString().ShouldBe("recheck");
        Write(Sample.Proven with { Outcome = ProbeOutcome.TlsFailed }).GetProperty("outcome").GetString().ShouldBe("tls-failed");
    }

    [Fact]
    public void RoundTrip_EachRecordThatCrossesStates_IsTheSame()
    {
        SameAfter(Sample.InSync);
        SameAfter(Sample.Proven);
        SameAfter(DrillStart.Attached("orders-prod-1", Sample.Now));
        SameAfter(new Redriven(RedriveState.Redriven, 2, "again", Sample.Now));
        var beat = new BeatCheck { State = BeatState.Lost, Reason = "no", At = Sample.Now, MissedAt = Sample.Now, Execution = "beats-1" };
        SameAfter(beat);
        SameAfter(new HeartbeatRequest("orders-prod", Sample.Record, 27017, 10, Sample.Now, Sample.Now, beat));
        Twice(Sample.Promoted);
        Twice(Sample.Swap with { Earlier = Sample.Swap });
        Twice(Sample.Verdict with
        {
            Cause = StandDownCause.DrillUnsafe,
            Events = [new ClusterEvent(Sample.Now, "Completed failover")],
            Notes = ["a note"],
            Plan = Sample.Plan with { Alarm = Sample.Alarm, Drill = DrillKind.Failover, Reason = "é \"quoted\"", Force = true },
        });
        Twice(ReportComposer.Compose(Everything(), Sample.Now));
        Twice(Everything());
    }

    [Fact]
    public void Deserialize_StateMachinesNulls_AreAbsentSteps()
    {
        var request = Read<CheckWriterRequest>($$"""{"plan": {{Write(Sample.Plan with { })}}, "drill": null, "previous": null}""");
        request.Drill.ShouldBeNull();
        request.Previous.ShouldBeNull();
        request.Plan.Promotion.ShouldBe(Sample.Plan.Promotion);
    }

    [Theory]
    [InlineData("null", JsonValueKind.Null)]
    [InlineData("[1]", JsonValueKind.Array)]
    [InlineData("\"text\"", JsonValueKind.String)]
    public void Deserialize_InputOfAnyKind_ReachesTheParser(string input, JsonValueKind kind)
    {
        var request = Read<VerifyClusterRequest>(
            $$"""{"request": {{input}}, "execution": {"id": "e", "stateMachine": "s", "startedAt": "2026-11-22T17:04:50.123Z"} }""");
        request.Request.ValueKind.ShouldBe(kind);
        request.Execution.StartedAt.ShouldBe(new DateTimeOffset(2026, 11, 22, 17, 4, 50, 123, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("""{"report": {"outcome": "well"}, "redriveCount": 0}""")]
    [InlineData("""{"report": {"outcome": 0}, "redriveCount": 0}""")]
    public void Deserialize_UnknownWord_IsRefused(string json) =>
        Should.Throw<JsonSerializerException>(() => Read<UnrecoveredRequest>(json));

    [Fact]
    public void Deserialize_PlainReport_CanFailTheExecution()
    {
        // What the definition's PlainReport state composes when ReportOutcome itself has failed.
        var request = Read<UnrecoveredRequest>("""
            {"redriveCount": 0, "report": {"outcome": "unrecovered", "subject": "s", "message": "m", "summary": "the report could not be made",
             "notify": true, "acted": false, "timeline": [], "redriveCount": 0, "at": "2026-11-22T17:05:00Z"}}
            """);
        request.Report.Summary.ShouldBe("the report could not be made");
    }

    private static ReportOutcomeRequest Everything() => new()
    {
        Execution = Sample.Execution,
        RedriveCount = 1,
        Verdict = Sample.Verdict,
        Drill = DrillStart.Started("orders-prod-1", Sample.Now),
        Writer = Sample.Promoted,
        Record = Sample.Swap,
        InSync = Sample.InSync,
        Probe = Sample.Proven with { Outcome = ProbeOutcome.WrongCluster },
        Failure = new Failure("States.Timeout", null),
    };

    private void SameAfter<T>(T value) => Read<T>(Write(value).GetRawText()).ShouldBe(value);

    private void Twice<T>(T value)
    {
        var first = Write(value).GetRawText();
        Write(Read<T>(first)).GetRawText().ShouldBe(first);
    }

    private T Read<T>(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }

    private JsonElement Write<T>(T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Sample.Json(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
