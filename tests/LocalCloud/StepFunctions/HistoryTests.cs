namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class HistoryTests
{
    [Fact]
    public void History_OfALambdaThatFailsOnce_HasAwssEventsAndLinks()
    {
        var bed = new Bed();
        bed.FailWith("E");
        var execution = bed.Run(Bed.One(Bed.TaskState("\"TimeoutSeconds\": 9, \"Retry\": [{\"ErrorEquals\": [\"E\"]}]")), """{"a":1}""");
        execution.History.Select(static e => $"{e.Id}<{e.PreviousEventId} {e.Type.Value}").ShouldBe([
            "1<0 ExecutionStarted", "2<0 TaskStateEntered", "3<2 LambdaFunctionScheduled", "4<3 LambdaFunctionStarted",
                "5<4 LambdaFunctionFailed",
            "6<5 LambdaFunctionScheduled", "7<6 LambdaFunctionStarted", "8<7 LambdaFunctionSucceeded", "9<8 TaskStateExited",
                "10<9 ExecutionSucceeded"]);
        var events = execution.History;
        events[0].ExecutionStartedEventDetails.Input.ShouldBe("""{"a":1}""");
        events[1].StateEnteredEventDetails.Name.ShouldBe("S");
        (events[2].LambdaFunctionScheduledEventDetails.Resource, events[2].LambdaFunctionScheduledEventDetails.TimeoutInSeconds)
            .ShouldBe((Bed.Lambda, 9L));
        (events[4].LambdaFunctionFailedEventDetails.Error, events[4].LambdaFunctionFailedEventDetails.Cause).ShouldBe(("E", "cause 1"));
        events[7].LambdaFunctionSucceededEventDetails.Output.ShouldBe("""{"a":1}""");
        events[8].StateExitedEventDetails.Output.ShouldBe("""{"a":1}""");
        (events[9].Timestamp - events[0].Timestamp).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void History_OfAnIntegration_NamesServiceAndAction()
    {
        var bed = new Bed();
        bed.FailWith("SNS.NotFound");
        var execution = bed.Run(Bed.One(Bed.TaskState("\"Parameters\": {\"Message\": \"m\"}", "arn:aws:states:::sns:publish")));
        Bed.Types(execution)
            .ShouldBe(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed", "ExecutionFailed"]);
        var scheduled = execution.History[2].TaskScheduledEventDetails;
        (scheduled.ResourceType, scheduled.Resource, scheduled.Parameters).ShouldBe(("sns", "publish", """{"Message":"m"}"""));
        execution.History[4].TaskFailedEventDetails.Error.ShouldBe("SNS.NotFound");
    }

    [Fact]
    public void History_OfAMap_NumbersItsIterationsAndLinksThemToItsStart()
    {
        var execution = new Bed().Run(
            Bed.One("""{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}}}"""), "[1,2]");
        execution.History.Select(static e => $"{e.Id}<{e.PreviousEventId} {e.Type.Value}").ShouldBe([
            "1<0 ExecutionStarted", "2<0 MapStateEntered", "3<2 MapStateStarted",
            "4<3 MapIterationStarted", "5<4 PassStateEntered", "6<5 PassStateExited", "7<6 MapIterationSucceeded",
            "8<3 MapIterationStarted", "9<8 PassStateEntered", "10<9 PassStateExited", "11<10 MapIterationSucceeded",
            "12<11 MapStateSucceeded", "13<11 MapStateExited", "14<13 ExecutionSucceeded"]);
        execution.History[2].MapStateStartedEventDetails.Length.ShouldBe(2);
        execution.History[7].MapIterationStartedEventDetails.Index.ShouldBe(1);
    }

    [Fact]
    public void Execution_OfOneSeed_IsTheSameToTheByte()
    {
        static string Trace(int seed)
        {
            var bed = new Bed(seed);
            bed.FailWith("E", "E", "E");
            var execution = bed.Run(Bed.One(Bed.TaskState("""
                "Parameters": {"id.$": "States.UUID()"}, "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "FULL", "IntervalSeconds": 60}]
                """)));
            return string.Join('\n', execution.History.Select(static e => $"{e.Id} {e.Timestamp:O} {e.Type.Value}")) + execution.Output
                + execution.Name;
        }

        Trace(3).ShouldBe(Trace(3));
        Trace(3).ShouldNotBe(Trace(4));
    }
}
