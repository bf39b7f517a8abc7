using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class TaskTokenTests
{
    private const string Parameters = """
        "Parameters": {"token.$": "$$.Task.Token"}
        """;

    [Fact]
    public void Token_Success_BecomesTheTasksResult()
    {
        var bed = new Bed();
        var execution = Run(bed, Parameters, 5, (service, token) => service.SendTaskSuccess(token, """{"yes":true}"""));
        execution.Output.ShouldBe("""{"yes":true}""");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        Bed.Types(execution).ShouldBe([
            "ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited",
            "ExecutionSucceeded"]);
    }

    [Fact]
    public void Token_Failure_IsAnErrorThatCatchMatches()
    {
        var execution = Run(new Bed(), Parameters, 5, static (service, token) => service.SendTaskFailure(token, "Denied", "by Ada"));
        (execution.Error, execution.Cause).ShouldBe(("Denied", "by Ada"));
    }

    [Fact]
    public void Token_NeverSent_TimesOut()
    {
        var bed = new Bed();
        Run(bed, Parameters + ", \"TimeoutSeconds\": 60", 5, static (_, _) => { }).Error.ShouldBe("States.Timeout");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Token_Heartbeats_KeepTheTaskUntilOneIsMissed()
    {
        var bed = new Bed();
        Run(bed, Parameters
            + ", \"TimeoutSeconds\": 600, \"HeartbeatSeconds\": 10", 8, static (service, token) => service.SendTaskHeartbeat(token))
            .Error.ShouldBe("States.Timeout");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(18));
    }

    [Fact]
    public void Token_UsedTwice_IsRefusedAsTimedOut()
    {
        var code = "";
        Run(new Bed(), Parameters, 5, (service, token) =>
        {
            service.SendTaskSuccess(token, "1");
            code = Should.Throw<StepFunctionsServiceException>(() => service.SendTaskFailure(token)).Code;
        }).Output.ShouldBe("1");
        code.ShouldBe("TaskTimedOut");
    }

    [Theory]
    [InlineData("nonsense", "1", "InvalidToken")]
    [InlineData(null, "not JSON", "InvalidOutput")]
    public void Token_Wrong_IsRefusedAndTheTaskWaitsOn(string? token, string output, string code) =>
        Run(new Bed(), Parameters + ", \"TimeoutSeconds\": 60", 5, (service, real) =>
            Should.Throw<StepFunctionsServiceException>(() => service.SendTaskSuccess(token ?? real, output)).Code.ShouldBe(
                code)).Error.ShouldBe("States.Timeout");

    [Fact]
    public void Token_AfterItsExecutionWasStopped_IsRefused()
    {
        var bed = new Bed();
        var codes = new List<string>();
        var execution = Run(bed, Parameters, 5, (service, token) =>
        {
            service.StopExecution(service.Executions(Machine)[0].Arn, "Stopped");
            codes.Add(Should.Throw<StepFunctionsServiceException>(() => service.SendTaskSuccess(token, "1")).Code);
        });
        (execution.Status.Value, execution.Error, codes[0]).ShouldBe(("ABORTED", "Stopped", "TaskTimedOut"));
    }

    [Fact]
    public void Submission_ThatFails_IsLoggedAsSuchAndRetriedWithANewToken()
    {
        var bed = new Bed();
        var tokens = new List<string>();
        bed.Work = (input, _) =>
        {
            tokens.Add(input!["token"]!.GetValue<string>());
            if (tokens.Count == 1)
            {
                throw new TaskFailedException("Sqs.Throttled", "slow down");
            }

            bed.Core.Time.After(TimeSpan.FromSeconds(1), () => bed.Service.SendTaskSuccess(tokens[1], "2"));
            return Task.FromResult<System.Text.Json.Nodes.JsonNode?>(null);
        };
        var execution = bed.Run(Bed.One(Bed.TaskState(Parameters + ", \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}]", Bed.Callback)));
        execution.Output.ShouldBe("2");
        tokens[0].ShouldNotBe(tokens[1]);
        Bed.Types(execution).ShouldContain("TaskSubmitFailed");
    }

    private const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:machine-1";

    /// <summary>Runs one callback task; <paramref name="answer"/> is sent that many seconds after it was submitted.</summary>
    private static StateMachineExecution Run(Bed bed, string more, int after, Action<StepFunctionsService, string> answer)
    {
        bed.Work = (input, _) =>
        {
            var token = input!["token"]!.GetValue<string>();
            bed.Core.Time.After(TimeSpan.FromSeconds(after), () => answer(bed.Service, token));
            return Task.FromResult<System.Text.Json.Nodes.JsonNode?>(null);
        };
        return bed.Run(Bed.One(Bed.TaskState(more, Bed.Callback)));
    }
}
