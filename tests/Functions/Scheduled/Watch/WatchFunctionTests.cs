using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Scheduled.Watch;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Scheduled.Watch;

public sealed class WatchFunctionTests
{
    private static readonly DateTimeOffset Since = Sample.Now - TimeSpan.FromMinutes(30);
    private static readonly string Name = $"watch-{Since.ToUnixTimeSeconds()}-1";

    private readonly FakeCloudWatch cloudWatch = new() { CompositeAlarm = "ALARM", Since = Since, Updated = Sample.Now };
    private readonly FakeStepFunctions stepFunctions = new();
    private readonly FakeRds rds = new(ClusterBuilder.Healthy);
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_InAlarmUnattended_StartsTheStateMachineWithARequestThatIsNotStale()
    {
        var result = await HandleAsync();
        result.Started.ShouldBe(Name);
        result.Reason.ShouldEndWith("unattended: attempt 1 of the watch");
        context.Lines.Written.ShouldHaveSingleItem()
            .ShouldBe($"Alarm {{alarm}} is in ALARM; started {{execution}}: {{reason}} orders-prod-writer-down {Name} {result.Reason}");
        var started = stepFunctions.Started.ShouldHaveSingleItem();
        (started.Name, started.StateMachineArn).ShouldBe((Name, Sample.Execution.StateMachine));
        using var input = JsonDocument.Parse(started.Input);
        var request = RequestParser.Parse(input.RootElement);
        request.Cluster.ShouldBe("orders-prod");
        request.Reason.ShouldNotBeNull().ShouldContain("unattended: attempt 1 of the watch");
        request.Alarm.ShouldBe(new AlarmInfo("orders-prod-writer-down", "ALARM", Since) { SeenAt = Sample.Now, Attempt = 1 });
        cloudWatch.Asked!.AlarmTypes.ShouldBe(["CompositeAlarm"]);
        cloudWatch.Asked.AlarmNames.ShouldBe(["orders-prod-writer-down"]);
    }

    [Theory]
    [InlineData("OK")]
    [InlineData(null)]
    public async Task Handle_NothingInAlarm_AsksNothingElse(string? state)
    {
        cloudWatch.CompositeAlarm = state;
        (await HandleAsync()).Reason.ShouldBe($"orders-prod-writer-down is {state ?? "missing"}");
        (stepFunctions.Started.Count, rds.Calls.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Handle_AnotherExecutionRuns_StartsNothing()
    {
        stepFunctions.Running("e-1", Sample.Now, null);
        (await HandleAsync()).Reason.ShouldBe("e-1 is still running");
        stepFunctions.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(599, 0)]
    [InlineData(600, 1)]
    public async Task Handle_LastEnded_CountsFromItsEnd(int secondsAgo, int starts)
    {
        stepFunctions.Failed("e-1", Sample.Now - TimeSpan.FromSeconds(secondsAgo));
        await HandleAsync();
        stepFunctions.Started.Count.ShouldBe(starts);
    }

    [Theory]
    [InlineData(599, 0)]
    [InlineData(600, 1)]
    [InlineData(null, 1)]
    public async Task Handle_LastEndedNobodyKnowsWhen_CountsFromItsStart(int? secondsAgo, int starts)
    {
        stepFunctions.Aborted("e-1", Sample.Now - (secondsAgo is { } ago ? TimeSpan.FromSeconds(ago) : null));
        await HandleAsync();
        stepFunctions.Started.Count.ShouldBe(starts);
    }

    /// <summary>CloudWatch need not say when the state changed; it is then taken to be its last update, at the latest.</summary>
    [Theory]
    [InlineData(179, 0)]
    [InlineData(180, 1)]
    public async Task Handle_NoTransitionTime_CountsFromTheUpdate(int secondsAgo, int starts)
    {
        (cloudWatch.Since, cloudWatch.Updated) = (null, Sample.Now - TimeSpan.FromSeconds(secondsAgo));
        await HandleAsync();
        stepFunctions.Started.Count.ShouldBe(starts);
    }

    [Theory]
    [InlineData(nameof(PersonNeededException), 0)]
    [InlineData(nameof(UnrecoveredException), 1)]
    public async Task Handle_LastFailed_ContinuesUnlessAnOperatorIsNeeded(string error, int starts)
    {
        stepFunctions.Failed("e-1", Sample.Now - TimeSpan.FromMinutes(15)).FailedWith = error;
        var result = await HandleAsync();
        stepFunctions.Started.Count.ShouldBe(starts);
        if (starts == 0)
        {
            result.Reason.ShouldBe($"{FakeStepFunctions.Arn("e-1")} ended for a reason that no retry can fix, and notified operators");
            context.Lines.Written.ShouldHaveSingleItem().ShouldContain(" orders-prod-writer-down nothing ");
        }
    }

    /// <summary>An attempt that found it again was silent, but its finding is the operators' last news all the same.</summary>
    [Theory]
    [InlineData("""{"outcome": "monitoring-fault", "notify": true}""", Outcome.MonitoringFault)]
    [InlineData("""{"outcome": "monitoring-fault", "notify": false}""", Outcome.MonitoringFault)]
    [InlineData("""{"outcome": "recovered", "notify": true}""", null)]
    [InlineData("""{"outcome": "stood-down", "notify": false}""", null)]
    [InlineData(null, null)]
    public async Task Handle_AlarmWasFoundFalse_SaysSoToTheNextAttempt(string? output, Outcome? told)
    {
        stepFunctions.Succeeded("e-1", Sample.Now - TimeSpan.FromMinutes(15), output);
        stepFunctions.Ended["e-1"] = ExecutionStatus.SUCCEEDED;
        await HandleAsync();
        using var input = JsonDocument.Parse(stepFunctions.Started.ShouldHaveSingleItem().Input);
        RequestParser.Parse(input.RootElement).Alarm!.Told.ShouldBe(told);
    }

    [Fact]
    public async Task Handle_StartedBefore_IsNotAnError()
    {
        stepFunctions.Errors["StartExecution"] = new ExecutionAlreadyExistsException(
            "exists", null, ErrorType.Sender, "ExecutionAlreadyExists", "1", HttpStatusCode.BadRequest);
        (await HandleAsync()).ShouldBe(new WatchResult(null, $"{Name} was already started"));
    }

    [Fact]
    public async Task Handle_PausedByTag_StartsNothing()
    {
        rds.Cluster = ClusterBuilder.Healthy.WithTag("mode", "paused");
        (await HandleAsync()).Reason.ShouldBe("paused for maintenance");
    }

    [Fact]
    public async Task Handle_PausedBySetting_NoTagOverrides()
    {
        rds.Cluster = ClusterBuilder.Healthy.WithTag("mode", "act");
        (await HandleAsync(Mode.Paused)).Reason.ShouldBe("paused for maintenance");
    }

    [Fact]
    public async Task Handle_ClusterCannotBeRead_StartsAnyway()
    {
        rds.Errors["DescribeDBClusters"] = Faults.Throttled;
        (await HandleAsync()).Started.ShouldBe(Name);
    }

    [Fact]
    public async Task Handle_AlarmsThrottled_FailsAndLeavesItToTheNext()
    {
        cloudWatch.Error = Faults.Throttled;
        (await Should.ThrowAsync<AwsThrottledException>(() => HandleAsync())).Message.ShouldContain("cloudwatch:DescribeAlarms");
    }

    [Theory]
    [InlineData("ListExecutions")]
    [InlineData("DescribeExecution")]
    [InlineData("StartExecution")]
    public async Task Handle_StepFunctionsThrottled_FailsAndLeavesItToTheNext(string operation)
    {
        stepFunctions.Failed("e-1", Sample.Now - TimeSpan.FromMinutes(15)).Errors[operation] = Faults.Throttled;
        (await Should.ThrowAsync<AwsThrottledException>(() => HandleAsync())).Message.ShouldContain($"states:{operation}");
    }

    private Task<WatchResult> HandleAsync(Mode mode = Mode.Act) =>
        new WatchFunction(cloudWatch, stepFunctions, rds, new(Sample.Settings with { Mode = mode }), new FakeTimeProvider(Sample.Now))
            .Handle(new WatchRequest("orders-prod", "orders-prod-writer-down", Sample.Execution.StateMachine), context);
}
