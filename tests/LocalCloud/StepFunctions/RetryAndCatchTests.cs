using CsCheck;
using Failover.LocalCloud.StepFunctions.Definition;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class RetryAndCatchTests
{
    [Theory]
    [InlineData("""[{"ErrorEquals":["E"]}]""", new[] { 0d, 1, 3, 7 })]
    [InlineData("""[{"ErrorEquals":["E"],"IntervalSeconds":2,"BackoffRate":1.5,"MaxAttempts":2}]""", new[] { 0d, 2, 5 })]
    [InlineData("""[{"ErrorEquals":["E"],"IntervalSeconds":2,"MaxDelaySeconds":3}]""", new[] { 0d, 2, 5, 8 })]
    [InlineData("""[{"ErrorEquals":["E"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}]""", new[] { 0d })]
    [InlineData("""[{"ErrorEquals":["Other"]}]""", new[] { 0d })]
    public void Retry_OfATaskThatAlwaysFails_TriesAtTheseSeconds(string retry, double[] at)
    {
        var bed = new Bed();
        bed.FailWith("E", "E", "E", "E", "E", "E");
        var execution = bed.Run(Bed.One(Bed.TaskState($"\"Retry\": {retry}")));
        bed.Calls.Select(static call => call.At.TotalSeconds).ShouldBe(at);
        execution.Error.ShouldBe("E");
        execution.Transitions.ShouldBe(at.Length);
    }

    [Fact]
    public void Retry_SeveralRetriers_EachCountsForItself()
    {
        var bed = new Bed();
        bed.FailWith("A", "B", "A", "B");
        var execution = bed.Run(Bed.One(Bed.TaskState("""
            "Parameters": {"n.$": "$$.State.RetryCount"},
            "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 1, "BackoffRate": 10}, {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "BackoffRate": 1}]
            """)));
        bed.Calls.Select(static call => call.At.TotalSeconds).ShouldBe([0, 1, 3, 13, 15]);
        execution.Output.ShouldBe("""{"n":4}""");
    }

    [Fact]
    public void Backoff_AnyRetrier_StaysUnderItsCapAndJitterWithinTheInterval() =>
        Gen.Select(Gen.Int[1, 100], Gen.Double[1, 5], Gen.Int[1, 500], Gen.Int[0, 60], Gen.Int)
            .Sample(static (interval, rate, more, count, seed) =>
        {
            var cap = interval + more;
            var exact = new Retrier(["E"], interval, rate, 99, cap, false).Delay(count, new Random(seed)).TotalSeconds;
            var jittered = new Retrier(["E"], interval, rate, 99, cap, true).Delay(count, new Random(seed)).TotalSeconds;
            exact.ShouldBe(Math.Min(cap, interval * Math.Pow(rate, count)), 0.001);
            jittered.ShouldBeInRange(0, exact);
        });

    [Theory]
    [InlineData("States.ALL", "Any", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.ALL", "States.DataLimitExceeded", true)]
    [InlineData("States.ALL", null, true)]
    [InlineData("States.TaskFailed", null, true)]
    [InlineData("Denied", null, false)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("States.TaskFailed", "Any", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.TaskFailed", "States.DataLimitExceeded", false)]
    [InlineData("States.HeartbeatTimeout", "States.Timeout", false)]
    [InlineData("E", "e", false)]
    public void ErrorEquals_AnError_MatchesByAwssRules(string name, string? error, bool matches) =>
        ErrorNames.Match([name], error).ShouldBe(matches);

    [Theory]
    [InlineData("", """{"Error":"E","Cause":"cause 1"}""")]
    [InlineData(",\"ResultPath\":\"$.err\"", """{"a":1,"err":{"Error":"E","Cause":"cause 1"}}""")]
    [InlineData(",\"ResultPath\":null", """{"a":1}""")]
    public void Catch_ResultPath_PutsTheErrorIntoTheRawInput(string resultPath, string expected)
    {
        var bed = new Bed();
        bed.FailWith("E");
        var execution = bed.Run(
            Bed.One(Bed.TaskState($$"""
                "InputPath": "$.a", "Catch": [{"ErrorEquals": ["X"], "Next": "Wrong"}, {"ErrorEquals": ["E"], "Next": "Right"{{resultPath}}}]
                """), """ "Wrong":{"Type":"Fail"},"Right":{"Type":"Succeed"}"""),
            """{"a":1}""");
        execution.Output.ShouldBe(expected);
    }

    [Fact]
    public void Retry_ThenCatch_CatchesOnlyWhenAttemptsAreUsedUp()
    {
        var bed = new Bed();
        bed.FailWith("E", "E", "E");
        bed.Run(Bed.One(Bed.TaskState("""
            "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
            """), """ "Caught":{"Type":"Succeed"}""")).Status.Value.ShouldBe("SUCCEEDED");
        bed.Calls.Count.ShouldBe(2);
    }
}
