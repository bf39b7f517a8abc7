using Amazon.StepFunctions;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class ExpressTests
{
    private const string Wait = """{"Type": "Wait", "Seconds": 290, "End": true}""";
    private const string Role = "arn:aws:iam::123456789012:role/Machine";
    private readonly Bed bed = new();
    private int created;

    [Theory]
    [InlineData("""{"Type": "Task", "Resource": "arn:aws:states:::sns:publish.waitForTaskToken", "Parameters": {"TopicArn": "t", "Message.$": "$$.Task.Token"}, "End": true}""", "", "found 'arn:aws:states:::sns:publish.waitForTaskToken'")]
    [InlineData("""{"Type": "Parallel", "Branches": [{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {"FunctionName": "f", "Payload": {"t.$": "$$.Task.Token"}}, "End": true}}}], "End": true}""", "", "State 'T'")]
    public void Create_WhatExpressCanNotDo_IsRefused(string state, string others, string problem) =>
        Should.Throw<DefinitionException>(() => Create(Standard(state, others))).Message.ShouldContain(problem);

    [Fact]
    public void Create_LongerThanFiveMinutes_IsRefused() => Should.Throw<DefinitionException>(
        () => Create("""{"TimeoutSeconds": 301, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}"""))
        .Message.ShouldContain("TimeoutSeconds of at most 300 in an Express workflow, found 301");

    [Fact]
    public void Start_SameNameTwice_RunsBothAndListsNone()
    {
        bed.Service.Express.Repeats = 0;
        var machine = Create(Standard("""{"Type": "Pass", "End": true}"""));
        var (first, second) = (Run(machine), Run(machine));
        first.Arn.ShouldBe(second.Arn);
        (first.Status, second.Status).ShouldBe((ExecutionStatus.SUCCEEDED, ExecutionStatus.SUCCEEDED));
        bed.Service.AllExecutions.ShouldBeEmpty();
        Should.Throw<StepFunctionsServiceException>(() => bed.Service.Executions(machine)).Code.ShouldBe("StateMachineTypeNotSupported");
        Should.Throw<StepFunctionsServiceException>(() => bed.Service.Execution(first.Arn)).Code.ShouldBe("ExecutionDoesNotExist");
    }

    [Fact]
    public void Start_AtLeastOnce_MayRunTwice()
    {
        bed.Service.Express.Repeats = 1;
        Run(Create(Standard(Bed.TaskState())));
        bed.Calls.Count.ShouldBe(2);
        bed.Service.Express.Usage.Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData(290, "SUCCEEDED")]
    [InlineData(301, "TIMED_OUT")]
    public void Run_AfterFiveMinutes_IsEnded(int seconds, string status)
    {
        bed.Service.Express.Repeats = 0;
        var execution = Run(Create(Standard(Wait.Replace("290", $"{seconds}", StringComparison.Ordinal))));
        execution.Status.Value.ShouldBe(status);
        bed.Service.Express.Usage.Billed.TotalSeconds.ShouldBe(Math.Min(seconds, 300), 0.11);
        bed.Service.Express.Usage.GigabyteSeconds.ShouldBe(Math.Min(seconds, 300) / 16.0, 0.01);
    }

    [Fact]
    public void RegionDown_WhatIsRunning_IsLost()
    {
        bed.Service.Express.Repeats = 0;
        var machine = Create("""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "Next": "P"}, "P": {"Type": "Pass", "End": true}}}""");
        var execution = bed.Core.Time.Run(async () =>
        {
            var started = bed.Service.StartExecution(machine, "minute", "{}");
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
            bed.Core.Links.TakeDown(bed.Core.Region);
            await started.Completion;
            return started;
        });
        execution.Status.ShouldBe(ExecutionStatus.ABORTED);
    }

    private static string Standard(string state, string others = "") => Bed.One(state, others);

    private string Create(string definition) => bed.Service.CreateStateMachine(
        $"machine-{++created}", StateMachineDefinition.Parse(definition), bed, Role, isExpress: true);

    private StateMachineExecution Run(string machine) => bed.Core.Time.Run(async () =>
    {
        var execution = bed.Service.StartExecution(machine, "minute", "{}");
        await execution.Completion;
        return execution;
    });
}
