namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class WaitAndFailTests
{
    [Theory]
    [InlineData("\"Seconds\": 30", 30)]
    [InlineData("\"Seconds\": 0", 0)]
    [InlineData("\"SecondsPath\": \"$.s\"", 7)]
    [InlineData("\"Timestamp\": \"2026-11-22T17:01:00Z\"", 60)]
    [InlineData("\"Timestamp\": \"2026-11-22T16:00:00Z\"", 0)]
    [InlineData("\"TimestampPath\": \"$.t\"", 90)]
    [InlineData("\"Seconds\": 8640000", 8_640_000)]
    public void Wait_AnyForm_TakesItsTime(string how, int seconds)
    {
        var bed = new Bed();
        bed.Run(Bed.One($$"""{"Type":"Wait",{{how}},"End":true}"""), """{"s":7,"t":"2026-11-22T17:01:30Z"}""").Status.Value.ShouldBe(
            "SUCCEEDED");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("""{"s":-1}""")]
    [InlineData("""{"s":1.5}""")]
    [InlineData("""{"s":"1"}""")]
    public void Wait_SecondsPathToNoNumberOfSeconds_Fails(string input) =>
        new Bed().Run(Bed.One("""{"Type":"Wait","SecondsPath":"$.s","End":true}"""), input).Error.ShouldBe("States.Runtime");

    [Theory]
    [InlineData("\"Error\": \"E\", \"Cause\": \"C\"", "E", "C")]
    [InlineData("\"ErrorPath\": \"$.e\", \"CausePath\": \"States.Format('{}!', $.c)\"", "e1", "c1!")]
    [InlineData("\"Comment\": \"silent\"", null, null)]
    public void Fail_AnyForm_EndsTheExecution(string how, string? error, string? cause)
    {
        var execution = new Bed().Run(Bed.One($$"""{"Type":"Fail",{{how}}}"""), """{"e":"e1","c":"c1"}""");
        (execution.Status.Value, execution.Error, execution.Cause).ShouldBe(("FAILED", error, cause));
        Bed.Types(execution).ShouldBe(["ExecutionStarted", "FailStateEntered", "ExecutionFailed"]);
    }

    [Fact]
    public void Machine_TimeoutSeconds_EndsItTimedOut()
    {
        var bed = new Bed();
        var execution = bed.Run("""{"StartAt":"S","TimeoutSeconds":20,"States":{"S":{"Type":"Wait","Seconds":30,"End":true}}}""");
        execution.Status.Value.ShouldBe("TIMED_OUT");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
        Bed.Types(execution)[^1].ShouldBe("ExecutionTimedOut");
    }

    [Fact]
    public void Machine_ThatNeverEnds_FailsAtTheQuotaOfEvents()
    {
        var execution = new Bed().Run(Bed.One(
            """{"Type":"Choice","Choices":[{"Variable":"$.end","IsPresent":true,"Next":"E"}],"Default":"T"}""",
            """ "T":{"Type":"Pass","Next":"S"},"E":{"Type":"Succeed"}"""));
        execution.Status.Value.ShouldBe("FAILED");
        execution.Cause.ShouldNotBeNull().ShouldContain("25000");
        execution.History.Count.ShouldBe(25_000);
    }
}
