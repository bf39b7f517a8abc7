namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class TimeoutTests
{
    [Theory]
    [InlineData("\"TimeoutSeconds\": 10", 10, "States.Timeout")]
    [InlineData("\"TimeoutSecondsPath\": \"$.t\"", 7, "States.Timeout")]
    [InlineData("\"TimeoutSeconds\": 10, \"HeartbeatSeconds\": 4", 4, "States.Timeout")]
    [InlineData("\"HeartbeatSecondsPath\": \"$.h\"", 3, "States.Timeout")]
    public void Task_ThatTakesTooLong_TimesOutAndIsCancelled(string limits, int seconds, string error)
    {
        var cancelled = TimeSpan.Zero;
        var bed = new Bed();
        bed.Work = async (_, token) =>
        {
            token.Register(() => cancelled = bed.Core.Time.Elapsed);
            await bed.Core.Time.Delay(TimeSpan.FromHours(1), token);
            return null;
        };
        var execution = bed.Run(Bed.One(Bed.TaskState(limits)), """{"t":7,"h":3}""");
        execution.Error.ShouldBe(error);
        cancelled.ShouldBe(TimeSpan.FromSeconds(seconds));
        Bed.Types(execution).ShouldContain("LambdaFunctionTimedOut");
    }

    [Fact]
    public void Task_ThatEndsInTime_Succeeds()
    {
        var bed = new Bed();
        bed.Work = async (_, token) =>
        {
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(9), token);
            return "done";
        };
        bed.Run(Bed.One(Bed.TaskState("\"TimeoutSeconds\": 10"))).Output.ShouldBe("\"done\"");
    }

    [Fact]
    public void Task_TimedOut_CanBeRetriedAndEachTryHasItsOwnTime()
    {
        var bed = new Bed();
        bed.Work = async (_, token) =>
        {
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(bed.Calls.Count == 1 ? 60 : 9), token);
            return "done";
        };
        bed.Run(Bed.One(Bed.TaskState("""
            "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["States.Timeout"]}]
            """))).Output.ShouldBe("\"done\"");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
    }
}
