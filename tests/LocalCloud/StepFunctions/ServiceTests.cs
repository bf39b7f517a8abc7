using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class ServiceTests
{
    private const string Waiting = """{"StartAt":"S","States":{"S":{"Type":"Wait","Seconds":60,"End":true}}}""";

    [Fact]
    public void StartExecution_SameName_IsIdempotentOnlyWhileRunningWithTheSameInput() => Run(static async (bed, client) =>
    {
        var machine = bed.Create(Waiting);
        Task<StartExecutionResponse> Start(string input) => client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = machine, Name = "one", Input = input });
        var first = await Start("""{"a":1}""");
        first.ExecutionArn.ShouldBe("arn:aws:states:us-east-1:123456789012:execution:machine-1:one");
        (await Start("""{ "a": 1 }""")).ExecutionArn.ShouldBe(first.ExecutionArn);
        await Bed.ThrowsAsync<ExecutionAlreadyExistsException>(() => Start("""{"a":2}"""));
        await bed.Service.Execution(first.ExecutionArn).Completion;
        await Bed.ThrowsAsync<ExecutionAlreadyExistsException>(() => Start("""{"a":1}"""));
        await bed.Core.Time.Delay(TimeSpan.FromDays(40), CancellationToken.None);
        await bed.Core.Time.Delay(TimeSpan.FromDays(40), CancellationToken.None);
        await bed.Core.Time.Delay(TimeSpan.FromDays(11), CancellationToken.None);
        (await Start("""{"a":2}""")).ExecutionArn.ShouldBe(first.ExecutionArn);
    });

    [Fact]
    public void StartExecution_WrongRequests_AreRefusedWithTheSdksExceptions() => Run(static async (bed, client) =>
    {
        var machine = bed.Create(Waiting);
        Task Start(string arn, string? name, string input) => client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = arn, Name = name, Input = input });
        await Bed.ThrowsAsync<InvalidNameException>(() => Start(machine, "a b", "{}"));
        await Bed.ThrowsAsync<InvalidExecutionInputException>(() => Start(machine, "a", "{"));
        await Bed.ThrowsAsync<StateMachineDoesNotExistException>(() => Start(machine + "x", "a", "{}"));
        await Bed.ThrowsAsync<InvalidArnException>(() => Start("x", "a", "{}"));
        (await Bed.ThrowsAsync<AmazonStepFunctionsException>(() => Start(machine, "a", $"\"{new string('a', 262_143)}\""))).ErrorCode
            .ShouldBe("ValidationException");
    });

    [Fact]
    public void StopExecution_WhileATaskRuns_AbortsAtOnceAndCancelsIt() => Run(static async (bed, client) =>
    {
        var cancelled = false;
        bed.Work = async (_, token) =>
        {
            token.Register(() => cancelled = true);
            await bed.Core.Time.Delay(TimeSpan.FromHours(1), token);
            return null;
        };
        var started = await client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = bed.Create(Bed.One(Bed.TaskState())) });
        await bed.Core.Time.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
        await client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = started.ExecutionArn, Error = "E", Cause = "C" });
        var described = await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn });
        (described.Status, described.Error, described.Cause, cancelled).ShouldBe((ExecutionStatus.ABORTED, "E", "C", true));
        await bed.Core.Time.Delay(TimeSpan.FromHours(2), CancellationToken.None);
        Bed.Types(bed.Service.Execution(started.ExecutionArn))[^1].ShouldBe("ExecutionAborted");
    });

    [Fact]
    public void ListExecutions_Pages_AreNewestFirstAndFiltered() => Run(static async (bed, client) =>
    {
        var machine = bed.Create(Waiting);
        for (var i = 0; i < 5; i++)
        {
            var execution = bed.Service.StartExecution(machine, $"e{i}");
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            if (i == 2)
            {
                bed.Service.StopExecution(execution.Arn);
            }
        }

        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await client.ListExecutionsAsync(new ListExecutionsRequest
            {
                StateMachineArn = machine,
                StatusFilter = ExecutionStatus.RUNNING,
                MaxResults = 3,
                NextToken = token,
            });
            names.AddRange(page.Executions.Select(static e => e.Name));
            token = page.NextToken;
        }
        while (token is not null);
        names.ShouldBe(["e4", "e3", "e1", "e0"]);
    });

    [Fact]
    public void ListExecutions_WithALag_ShowsThePast() => Run(static async (bed, client) =>
    {
        bed.Service.ListLag = TimeSpan.FromSeconds(10);
        var machine = bed.Create(Waiting);
        var execution = bed.Service.StartExecution(machine);
        Task<ListExecutionsResponse> List() => client.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = machine });
        (await List()).Executions.ShouldBeEmpty();
        await execution.Completion;
        (await List()).Executions[0].Status.ShouldBe(ExecutionStatus.RUNNING);
        await bed.Core.Time.Delay(TimeSpan.FromSeconds(10), CancellationToken.None);
        (await List()).Executions[0].Status.ShouldBe(ExecutionStatus.SUCCEEDED);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GetExecutionHistory_InPages_HasEachEventOnce(bool reverse) => Run(async (bed, client) =>
    {
        var execution = bed.Service.StartExecution(bed.Create(Waiting));
        await execution.Completion;
        var ids = new List<long?>();
        string? token = null;
        do
        {
            var page = await client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest
            {
                ExecutionArn = execution.Arn,
                MaxResults = 3,
                ReverseOrder = reverse,
                NextToken = token,
                IncludeExecutionData = false,
            });
            ids.AddRange(page.Events.Select(static e => e.Id));
            page.Events.ShouldAllBe(e => e.ExecutionStartedEventDetails == null || e.ExecutionStartedEventDetails.Input == null);
            token = page.NextToken;
        }
        while (token is not null);
        ids.ShouldBe(reverse ? [4, 3, 2, 1] : [1, 2, 3, 4]);
    });

    [Fact]
    public void Client_BehindAFaultOrAPolicy_ThrowsWhatTheSdkThrows() => Run(static async (bed, client) =>
    {
        var machine = bed.Create(Waiting);
        bed.Core.Gate.Add(
            new ApiFault(ApiFaultKind.Throttle, "states", "StartExecution", TimeSpan.Zero, TimeSpan.FromHours(1)) { Times = 1 });
        Task Start() => client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = machine });
        (await Bed.ThrowsAsync<AmazonStepFunctionsException>(Start)).ErrorCode.ShouldBe("ThrottlingException");
        bed.Core.Gate.Authorize = call =>
            call is { Service: "states", Caller: "tester" } && call.Resource == machine ? "no policy allows it" : null;
        (await Bed.ThrowsAsync<AmazonStepFunctionsException>(Start)).ErrorCode.ShouldBe("AccessDeniedException");
        bed.Service.Executions(machine).ShouldBeEmpty();
    });

    [Fact]
    public void Service_Events_ReportStatesAndStatus()
    {
        var bed = new Bed();
        var told = new List<string>();
        bed.Service.StateEntered += change => told.Add($"+{change.State}");
        bed.Service.StateExited += change => told.Add($"-{change.State}");
        bed.Service.StatusChanged += execution => told.Add(execution.Status.Value);
        bed.Run(Bed.One("""{"Type":"Pass","Next":"T"}""", """ "T":{"Type":"Succeed"}"""));
        told.ShouldBe(["RUNNING", "+S", "-S", "+T", "-T", "SUCCEEDED"]);
        bed.Core.Journal.Entries.Select(static entry => entry.Kind).ShouldBe(
            ["execution-started", "state-entered", "state-exited", "state-entered", "state-exited", "execution-ended"]);
    }

    [Fact]
    public void Runner_WithADefect_StopsTheWorld()
    {
        var bed = new Bed { Work = static (_, _) => throw new InvalidOperationException("defect") };
        Should.Throw<InvalidOperationException>(
            () => bed.Run(
            Bed.One(Bed.TaskState("\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"C\"}]"), """ "C":{"Type":"Succeed"}""")))
            .Message.ShouldBe("defect");
    }

    private static void Run(Func<Bed, SimulatedStepFunctionsClient, Task> test)
    {
        var bed = new Bed();
        bed.Core.Time.Run(() => test(bed, new SimulatedStepFunctionsClient(bed.Service, bed.Core, "tester")));
    }
}
