using System.Text.Json.Nodes;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class RedriveTests
{
    private const string TwoSteps =
        """ "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}""";

    [Fact]
    public void Redrive_OfAFailedTask_RunsItAgainWithTheSameInputAndKeepsTheRest()
    {
        var bed = new Bed();
        bed.FailWith("E");
        var execution = bed.Run(Bed.One("""{"Type": "Pass", "Result": 5, "ResultPath": "$.p", "Next": "T"}""", TwoSteps), """{"a":1}""");
        Redrive(bed, execution).Status.Value.ShouldBe("SUCCEEDED");
        execution.Output.ShouldBe("""{"a":1,"p":5}""");
        execution.RedriveCount.ShouldBe(1);
        bed.Calls.Select(static call => call.Input).ShouldBe(["""{"a":1,"p":5}""", """{"a":1,"p":5}"""]);
        Bed.Types(execution)[^6..].ShouldBe([
            "ExecutionRedriven", "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
                "ExecutionSucceeded"]);

        // Two states and the redrive.
        execution.Transitions.ShouldBe(3);
    }

    [Fact]
    public void Redrive_OfAFailState_EntersItAgainAndFailsAgain()
    {
        var bed = new Bed();
        var execution = Redrive(bed, bed.Run(Bed.One("""{"Type":"Fail","Error":"E"}""")));
        (execution.Status.Value, execution.RedriveCount).ShouldBe(("FAILED", 1));
        Bed.Types(execution)[^3..].ShouldBe(["ExecutionRedriven", "FailStateEntered", "ExecutionFailed"]);
    }

    [Fact]
    public void Redrive_OfAMap_RedoesOnlyTheItemsThatFailed()
    {
        var bed = new Bed();
        var broken = true;
        bed.Work = async (input, token) =>
        {
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(input!.GetValue<int>()), token);
            return broken && input!.GetValue<int>() == 2 ? throw new TaskFailedException("E", null)
                : (JsonNode?)(input!.GetValue<int>() * 10);
        };
        var execution = bed.Run(Bed.One("""
            {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "I", "States": {"I":
            {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}}
            """), "[1,2,3]");
        execution.Error.ShouldBe("E");
        broken = false;
        Redrive(bed, execution).Output.ShouldBe("[10,20,30]");
        bed.Calls.Select(static call => call.Input).ShouldBe(["1", "2", "3", "2", "3"]);
    }

    [Fact]
    public void Redrive_OfAParallel_ContinuesInTheFailedBranchOnly()
    {
        var bed = new Bed();
        bed.FailWith(null, "E");
        var execution = bed.Run(Bed.One("""
            {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}},
            {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 5, "Next": "C"},
            "C": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}]}
            """), """{"a":1}""");
        var failed = execution.History[^2];
        failed.Type.Value.ShouldBe("ParallelStateFailed");
        execution.History.Single(e => e.Id == failed.PreviousEventId).Type.Value.ShouldBe("LambdaFunctionFailed");
        Redrive(bed, execution).Output.ShouldBe("""[{"a":1},{"a":1}]""");
        bed.Calls.Select(static call => call.At.TotalSeconds).ShouldBe([0, 5, 5]);
    }

    [Fact]
    public void Redrive_AfterAbortOrTimeout_GrantsTheWholeTimeoutAgain()
    {
        var bed = new Bed();
        var execution = bed.Run(
            """{"StartAt":"S","TimeoutSeconds":20,"States":{"S":{"Type":"Wait","SecondsPath":"$.s","End":true}}}""", """{"s":30}""");
        var stopped = bed.Core.Time.Elapsed;
        Redrive(bed, execution).Status.Value.ShouldBe("TIMED_OUT");
        (bed.Core.Time.Elapsed - stopped).ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Redrive_ContextObject_ShowsCountAndTime()
    {
        var bed = new Bed();
        bed.FailWith("E");
        var execution = bed.Run(Bed.One(Bed.TaskState("\"Parameters\": {\"n.$\": \"$$.Execution.RedriveCount\"}")));
        Redrive(bed, execution).Output.ShouldBe("""{"n":1}""");
    }

    [Fact]
    public void Redrive_OfASuccess_OfARunningOne_OrAfter14Days_IsRefused()
    {
        var bed = new Bed();
        var succeeded = bed.Run(Bed.One("""{"Type":"Succeed"}"""));
        Code(bed, succeeded).ShouldBe("ExecutionNotRedrivable");
        var failed = bed.Run(Bed.One("""{"Type":"Fail"}"""));
        bed.Core.Time.Run(() => bed.Core.Time.Delay(TimeSpan.FromDays(15), CancellationToken.None));
        Code(bed, failed).ShouldBe("ExecutionNotRedrivable");
        bed.Core.Time.Run(async () =>
        {
            var running = bed.Service.StartExecution(bed.Create(Bed.One("""{"Type":"Wait","Seconds":5,"End":true}""")));
            Code(bed, running).ShouldBe("ExecutionNotRedrivable");
            await running.Completion;
        });
    }

    private static string Code(Bed bed, StateMachineExecution execution) =>
        Should.Throw<StepFunctionsServiceException>(() => bed.Service.RedriveExecution(execution.Arn)).Code;

    private static StateMachineExecution Redrive(Bed bed, StateMachineExecution execution) => bed.Core.Time.Run(async () =>
    {
        bed.Service.RedriveExecution(execution.Arn);
        await execution.Completion;
        return execution;
    });
}
